/*
 * The grammar of feature files.
 *
 * Lines. Inside a `{ }` block, things are separated by line breaks or commas. The lexer drops line
 * breaks; before parsing, a layout pass (`Layout` in the compiler) puts one SEPARATOR where a line
 * break ends something:
 *
 *   - outside blocks only before a declaration, and after the `}` that ends one: a header or a
 *     stream may be broken anywhere;
 *   - never inside `( )` and `[ ]`;
 *   - inside a block, at a line break, unless the line before ends with something that wants more
 *     (an operator, `=`, `:`, a comma, a reserved word) or the next line begins with something
 *     that can only go on (an infix operator, `.`, a comma, `{`, `@`, a reserved word that is not
 *     followed by `=` or `:`, `ending 1d`, `step 1h`, and `prior` alone on a line of a group).
 *     A leading `-` goes on too: nothing in a block begins with a sign, so no two things can be
 *     joined by it. A leading `(` or `[` does not go on, so a name on one line and a parenthesis on
 *     the next never become a call. `name =` and `name :` at the head of a line always begin
 *     something new, even where the line before is not complete;
 *   - before the `}` of every block that is not empty, so that everything in a block has an end.
 *
 * A comma inside a block ends a thing too, unless a list of windows, keys or values goes on behind
 * it: `use g by a, b` has two keys.
 *
 * Names. Reserved words are only those of the first group of lexer rules (20 words); as names they
 * are written in backticks. The words of the second group mean something only at their place and
 * are names everywhere else: a column may be called `label`, `events` or `session`. Names of
 * functions, aggregates and types are no words of the grammar at all.
 *
 * Precedence, from loose to tight: or; and; not; comparison, `in`, `is null` (these do not chain);
 * `??`; + -; * / %; unary -. The else branch of an `if` extends as far as it can.
 *
 * The lexer lets through more than the language has (upper case in names, single quotes, `&&`,
 * moments in time): what is wrong is then said in words rather than by a lexer that stops.
 */
grammar Semblance;

tokens { SEPARATOR }

file : (statement statementEnd)* EOF ;

statementEnd : SEPARATOR ;

statement
  : namespaceClause
  | importClause
  | eventDeclaration
  | streamDeclaration
  | featuresDeclaration
  | vectorDeclaration
  | functionDeclaration
  | testDeclaration
  ;

namespaceClause : NAMESPACE name ;

importClause : IMPORT STRING ;

// Events.

eventDeclaration : eventHeader fieldBlock ;

eventHeader : EVENT name ;

fieldBlock : LBRACE (field itemEnd)* RBRACE ;

field : name COLON fieldType annotation* ;

fieldType : type | recordType ;

recordType : fieldBlock QUESTION? ;

annotation : AT name ;

type : name typeParameters? typeArgument? QUESTION? ;

typeParameters : LPAREN INTEGER (COMMA INTEGER)* RPAREN ;

typeArgument : LESS type (COMMA type)? GREATER ;

// Streams.

streamDeclaration : STREAM name ASSIGN streamName streamStep* ;

// An event or a stream, or a vector, which may have several versions.
streamName : name VERSION? ;

streamStep : whereClause | withStep | joinStep ;

whereClause : WHERE expression ;

withStep : WITH assignment (COMMA assignment)* ;

assignment : name ASSIGN expression ;

joinStep : LEFT? JOIN streamName alias? ON joinKey (COMMA joinKey)* within? ;

joinKey : path (ASSIGN path)? ;

alias : AS name ;

within : WITHIN DURATION ;

// Groups of features.

featuresDeclaration : featuresHeader definitionBlock ;

featuresHeader : FEATURES name version? deprecation? keyList FROM streamName whereClause? ;

// Whether the text is v1, v2, ... is checked when the tree is built, for a message of its own.
version : VERSION | NAME | INTEGER ;

deprecation : DEPRECATED STRING ;

keyList : BY keyDefinition (COMMA keyDefinition)* ;

keyDefinition : name (ASSIGN expression)? ;

definitionBlock : LBRACE (definition itemEnd)* RBRACE ;

definition : name ASSIGN expression whereClause? overClause? PRIOR? ;

overClause : OVER window (COMMA window)* ;

window
  : DURATION (ENDING DURATION AGO | STEP DURATION)?
  | INTEGER EVENTS
  | SESSION DURATION
  ;

// Vectors.

vectorDeclaration : vectorHeader itemBlock ;

vectorHeader : VECTOR name version? deprecation? ON streamName whereClause? ;

itemBlock : LBRACE (vectorItem itemEnd)* RBRACE ;

vectorItem : useItem | labelItem | outputItem ;

useItem : USE name version? useKeys? alias? ;

useKeys : BY expression (COMMA expression)* ;

labelItem : LABEL name ASSIGN expression FROM streamName keyList whereClause? within ;

// That only the last member is no name is checked when the tree is built.
outputItem : name (ASSIGN expression | member+)? ;

member : DOT (STAR | name | nameBlock) ;

nameBlock : LBRACE (name itemEnd)* RBRACE ;

// Functions.

functionDeclaration : FN name LPAREN (parameter (COMMA parameter)*)? RPAREN ASSIGN expression ;

parameter : name COLON type ;

// Tests.

testDeclaration : testHeader testBlock ;

testHeader : TEST STRING FOR name version? ;

testBlock : LBRACE (testStep itemEnd)* RBRACE ;

testStep : EXPECT NOT? testValue (COMMA testValue)* valueBlock | name valueBlock ;

valueBlock : LBRACE (testField itemEnd)* RBRACE ;

testField : name COLON fieldValue ;

fieldValue : testValue | mapBlock | valueBlock ;

// An empty one is a `valueBlock`: whether it means a map is known with the field's type.
mapBlock : LBRACE (mapEntry itemEnd)+ RBRACE ;

mapEntry : STRING COLON testValue ;

// Moments, counted from the start of a test, may be written in tests alone.
testValue
  : AT DURATION
  | LBRACKET (testValue (COMMA testValue)*)? RBRACKET
  | expression
  ;

// What ends a thing in a block.
itemEnd : SEPARATOR | COMMA ;

// Expressions.

expression : conjunction (OR conjunction)* ;

conjunction : negation (AND negation)* ;

negation : NOT negation | comparison ;

comparison : fallback (comparisonOperator fallback | NOT? IN fallback | IS NOT? NULL)? ;

comparisonOperator : EQUAL | NOT_EQUAL | LESS | LESS_EQUAL | GREATER | GREATER_EQUAL ;

fallback : sum (COALESCE sum)* ;

sum : product ((PLUS | MINUS) product)* ;

product : unary ((STAR | SLASH | PERCENT) unary)* ;

unary : MINUS unary | primary ;

primary
  : literal
  | conditional
  | parenthesized
  | list
  | call
  | path
  ;

conditional : IF expression THEN expression ELSE expression ;

parenthesized : LPAREN expression RPAREN ;

list : LBRACKET (expression (COMMA expression)*)? RBRACKET ;

call : name arguments ;

arguments : LPAREN (expression (COMMA expression)*)? RPAREN ;

path : name (DOT name)* ;

literal : INTEGER | DECIMAL | STRING | DURATION | TRUE | FALSE | NULL ;

name
  : NAME | QUOTED_NAME | VERSION
  | NAMESPACE | IMPORT | EVENT | STREAM | FEATURES | VECTOR | FN | TEST
  | DEPRECATED | LEFT | PRIOR | USE | LABEL | EXPECT | FOR
  | ENDING | AGO | STEP | EVENTS | SESSION
  ;

// Reserved words: as names in backticks.

AND : 'and' ;
AS : 'as' ;
BY : 'by' ;
ELSE : 'else' ;
FALSE : 'false' ;
FROM : 'from' ;
IF : 'if' ;
IN : 'in' ;
IS : 'is' ;
JOIN : 'join' ;
NOT : 'not' ;
NULL : 'null' ;
ON : 'on' ;
OR : 'or' ;
OVER : 'over' ;
THEN : 'then' ;
TRUE : 'true' ;
WHERE : 'where' ;
WITH : 'with' ;
WITHIN : 'within' ;

// Words with a meaning at their place only: names elsewhere.

NAMESPACE : 'namespace' ;
IMPORT : 'import' ;
EVENT : 'event' ;
STREAM : 'stream' ;
FEATURES : 'features' ;
VECTOR : 'vector' ;
FN : 'fn' ;
TEST : 'test' ;
DEPRECATED : 'deprecated' ;
LEFT : 'left' ;
PRIOR : 'prior' ;
USE : 'use' ;
LABEL : 'label' ;
EXPECT : 'expect' ;
FOR : 'for' ;
ENDING : 'ending' ;
AGO : 'ago' ;
STEP : 'step' ;
EVENTS : 'events' ;
SESSION : 'session' ;
VERSION : 'v' [0-9]+ ;

// Whether a name is in lower case is checked when the tree is built.
NAME : [\p{L}_] [\p{L}\p{M}\p{N}_]* ;
QUOTED_NAME : '`' ~[`\r\n]* '`' ;

// Literals.

INTEGER : DIGITS ;
DECIMAL : DIGITS '.' DIGITS EXPONENT? | DIGITS EXPONENT ;
DURATION : [0-9]+ [smhdw] ;
STRING : '"' CHARACTER* '"' ;

fragment DIGITS : [0-9]+ ('_' [0-9]+)* ;
fragment EXPONENT : [eE] [+-]? [0-9]+ ;
fragment CHARACTER : '\\' ~[\r\n] | ~["\\\r\n] ;

// Signs.

LBRACE : '{' ;
RBRACE : '}' ;
LPAREN : '(' ;
RPAREN : ')' ;
LBRACKET : '[' ;
RBRACKET : ']' ;
COMMA : ',' ;
COLON : ':' ;
DOT : '.' ;
AT : '@' ;
ASSIGN : '=' ;
EQUAL : '==' ;
NOT_EQUAL : '!=' ;
LESS : '<' ;
LESS_EQUAL : '<=' ;
GREATER : '>' ;
GREATER_EQUAL : '>=' ;
COALESCE : '??' ;
QUESTION : '?' ;
PLUS : '+' ;
MINUS : '-' ;
STAR : '*' ;
SLASH : '/' ;
PERCENT : '%' ;

// Comments; the parser never sees them.

DOC_COMMENT : '///' (~[/\r\n] ~[\r\n]*)? -> channel(HIDDEN) ;
LINE_COMMENT : '//' ~[\r\n]* -> channel(HIDDEN) ;
BLOCK_COMMENT : '/*' COMMENT_TEXT* '*'+ '/' -> channel(HIDDEN) ;

fragment COMMENT_TEXT : ~'*' | '*'+ ~[*/] ;

WHITE_SPACE : [ \t\f\r\n\uFEFF]+ -> skip ;

// What people write by habit or mistake: known to the lexer for the sake of good messages.

MOMENT : D D D D '-' D D '-' D D ('T' [0-9:.]* ('Z' | [+-] D D ':'? D D)?)? ;
BAD_NUMBER : DIGITS ('.' DIGITS)? [\p{L}_] [\p{L}\p{M}\p{N}_]* ;
UNTERMINATED_STRING : '"' CHARACTER* '\\'? ;
SINGLE_QUOTED : '\'' ~['\r\n]* '\'' ;
UNTERMINATED_COMMENT : '/*' COMMENT_TEXT* '*'* ;
AND_SIGN : '&&' | '&' ;
OR_SIGN : '||' | '|' ;
NOT_SIGN : '!' ;
EQUAL_SIGN : '===' ;
NOT_EQUAL_SIGN : '<>' | '!==' ;
SEMICOLON : ';' ;
BAD_CHARACTER : . ;

fragment D : [0-9] ;

package dev.semblance.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.source.DiagnosticPrinter;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The canonical layout, by example. */
class FormatterTest {

  @Test
  void leavesACanonicalFileAlone() throws IOException {
    String text = Files.readString(Path.of("src/test/resources/syntax/whole-language.feature"));
    assertThat(format(text)).isEqualTo(text);
  }

  @Test
  void laysOutRecordsAsTheyAreWritten() {
    assertThat(
            format(
                """
                event e{
                at:timestamp@time
                flat:{a:int,bcd : { x:int }?}
                long_name:{ // why

                 /// what
                  a:int?
                  inner :{x:int,
                  yy : int
                  }

                  b:int
                }? // end
                z:int
                }
                vector v v1 on e {
                  long_name . inner . x
                  long_name.inner.*
                }
                test "t" for v {
                  e { at:@0s,flat:{a:1, bcd:null} }
                }
                """))
        .isEqualTo(
            """
            event e {
              at   : timestamp                       @time
              flat : { a : int, bcd : { x : int }? }
              long_name : {  // why
                /// what
                a : int?
                inner : {
                  x  : int
                  yy : int
                }

                b : int
              }?  // end
              z : int
            }

            vector v v1 on e {
              long_name.inner.x
              long_name.inner.*
            }

            test "t" for v {
              e { at: @0s, flat: { a: 1, bcd: null } }
            }
            """);
  }

  @Test
  void alignsWhatBelongsTogether() {
    assertThat(
            format(
                """
                event e{
                id:string @id
                  created_at :timestamp@time
                  price: decimal( 12,2 )

                  x: int ?
                }
                features g v1 by id from e {
                  n=count() over 1d,2d
                  spent_much=sum( price )where price>100 over 7d
                  rate = n_1d/n_2d
                }
                vector v v1 on e {
                a=1
                price
                longer=2

                b = 3
                }
                """))
        .isEqualTo(
            """
            event e {
              id         : string         @id
              created_at : timestamp      @time
              price      : decimal(12, 2)

              x : int?
            }

            features g v1 by id from e {
              n          = count()     over 1d, 2d
              spent_much = sum(price)  where price > 100 over 7d
              rate       = n_1d / n_2d
            }

            vector v v1 on e {
              a      = 1
              price
              longer = 2

              b = 3
            }
            """);
  }

  @Test
  void putsOneItemOnALine() {
    assertThat(format("vector v v1 on e { a, b = 1, c.*, d.{ x,y , }, }"))
        .isEqualTo(
            """
            vector v v1 on e {
              a
              b = 1
              c.*
              d.{x, y}
            }
            """);
  }

  @Test
  void keepsEveryCommentAtItsPlace() {
    assertThat(
            format(
                """
                // about the file


                // about e
                /// doc of e
                event e { // behind the brace
                  /* before */ id : string, // of id

                      // above at
                  at : timestamp @time /* of at */
                  // last
                } // behind e
                stream s = e // of s
                where a == /* b or */ c // of where
                // end
                """))
        .isEqualTo(
            """
            // about the file

            // about e
            /// doc of e
            event e {  // behind the brace
              /* before */
              id : string  // of id

              // above at
              at : timestamp @time  /* of at */
              // last
            }  // behind e

            stream s = e  // of s
              where a == /* b or */ c  // of where
            // end
            """);
  }

  @Test
  void breaksAStreamWhereItsAuthorDidOrWhereItIsTooLong() {
    String step = "where a_long_condition == another_long_condition";
    assertThat(format("stream s = e where a with b = c"))
        .isEqualTo("stream s = e where a with b = c\n");
    assertThat(format("stream s = e\nwhere a with b = c"))
        .isEqualTo("stream s = e\n  where a\n  with b = c\n");
    assertThat(format("stream s = e " + step + " " + step))
        .isEqualTo("stream s = e\n  " + step + "\n  " + step + "\n");
  }

  @Test
  void keepsBrokenExpressionsBroken() {
    assertThat(format("vector v v1 on e {\n x = a +\n b\n  * c\n y = f(\na,\nb)\n}"))
        .isEqualTo(
            """
            vector v v1 on e {
              x = a +
                  b
                  * c
              y = f(
                  a,
                  b)
            }
            """);
  }

  @Test
  void separatesBlocksAndKeepsSingleEmptyLines() {
    assertThat(
            format(
                "namespace n\nimport \"a\"\n\n\n\nfn f()=1\nfn g()= - 1\nevent e{}\nevent d{}\n"))
        .isEqualTo(
            """
            namespace n
            import "a"

            fn f() = 1
            fn g() = -1

            event e {}

            event d {}
            """);
  }

  @Test
  void writesTestsAsTheirAuthorBrokeThem() {
    assertThat(
            format(
                "test \"t\" for v {\ne {a : 1,b:@2s}\ne {a:1\nb:[ -1,2 ]}\nexpect \"x\",2 { }\n}"))
        .isEqualTo(
            """
            test "t" for v {
              e { a: 1, b: @2s }
              e {
                a: 1
                b: [-1, 2]
              }
              expect "x", 2 {}
            }
            """);
  }

  @Test
  void turnsWindowsLineEndsIntoPlainOnes() {
    assertThat(format("fn f() = 1 // a\r\n/* b\r\nc */\r\nfn g() = 2\r\n"))
        .isEqualTo("fn f() = 1  // a\n/* b\nc */\nfn g() = 2\n");
  }

  private static String format(String text) {
    Diagnostics diagnostics = new Diagnostics();
    FeatureFile file = Parser.parse(new SourceFile("x.feature", text), diagnostics);
    assertThat(DiagnosticPrinter.print(diagnostics.sorted(), false)).isEmpty();
    return Formatter.format(file);
  }
}

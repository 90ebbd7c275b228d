package dev.semblance.runtime.record;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Checks of text that comes from outside. */
public final class UnicodeText {
  private static final char REPLACEMENT = '\uFFFD';

  private UnicodeText() {}

  /** Whether every surrogate has its other half. */
  public static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      boolean isPair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (!isPair) {
        return false;
      }
      i++;
    }
    return true;
  }

  /** Decodes UTF-8; what is not UTF-8 becomes U+FFFD. */
  static String decodeLeniently(byte[] bytes, int offset, int length) {
    return new String(bytes, offset, length, StandardCharsets.UTF_8);
  }

  /** Decodes UTF-8 and nothing else. */
  static String decode(byte[] bytes, int offset, int length) throws BadRecordException {
    String text = decodeLeniently(bytes, offset, length);
    if (!isUtf8(text, bytes, offset, length)) {
      throw new BadRecordException("not text in UTF-8");
    }
    return text;
  }

  /** Whether the bytes that were decoded to {@code text} are UTF-8 throughout. */
  static boolean isUtf8(String text, byte[] bytes, int offset, int length) {
    if (text.indexOf(REPLACEMENT) < 0) {
      return true;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, offset, length));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}

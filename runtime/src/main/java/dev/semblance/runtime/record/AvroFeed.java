package dev.semblance.runtime.record;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.binding.Topic.Framing;
import dev.semblance.runtime.column.ColumnBatch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;

/** Records of an Avro container file, which brings the schema that they are written with. */
final class AvroFeed implements RecordFeed {
  private final String source;
  private final AvroFileEnd fileEnd;
  private final DataFileStream<Object> file;
  private final Schema schema;
  private final AvroRecordParser parser;
  private final AvroInput in = new AvroInput();
  private byte[] block = {};
  private long left;
  private int start;
  private int end;
  private int blockEnd;
  private long number;

  /**
   * @throws SourceException if it is no such file, or the event cannot be read from its records
   */
  AvroFeed(String source, InputStream bytes, EventSchema event, EventBinding binding)
      throws IOException {
    this.source = source;
    this.fileEnd = new AvroFileEnd(bytes);
    try {
      this.file = new DataFileStream<>(fileEnd, new GenericDatumReader<>());
      fileEnd.headerIsRead();
    } catch (IOException | AvroRuntimeException | BadRecordException e) {
      throw new SourceException(source + ": no Avro file (" + e.getMessage() + ")", e);
    } catch (NoClassDefFoundError e) {
      throw unknownCodec(e);
    }
    this.schema = file.getSchema();
    this.parser = new AvroRecordParser(source, schema, Framing.NONE, event, binding);
  }

  private SourceException unknownCodec(NoClassDefFoundError e) {
    return new SourceException(
        source + ": compressed in a way that cannot be read here; deflate can be everywhere", e);
  }

  @Override
  public boolean next() throws IOException {
    while (left == 0) {
      if (end != blockEnd) {
        throw damaged((blockEnd - end) + " bytes too many", null);
      }
      if (!nextBlock()) {
        return false;
      }
    }
    left--;
    number++;
    start = end;
    in.set(block, start, blockEnd - start);
    try {
      AvroSkip.skip(schema, in);
    } catch (BadRecordException e) {
      throw damaged(e.reason(), e);
    }
    end = in.position();
    return true;
  }

  private boolean nextBlock() throws IOException {
    try {
      if (!file.hasNext()) {
        if (!fileEnd.isAtMarker()) {
          throw damaged("it ends in the middle of a block", null);
        }
        return false;
      }
      ByteBuffer bytes = file.nextBlock();
      block = bytes.array();
      end = bytes.arrayOffset() + bytes.position();
      blockEnd = end + bytes.remaining();
      left = file.getBlockCount();
      return true;
    } catch (IOException | AvroRuntimeException e) {
      throw damaged(e.getMessage(), e);
    } catch (NoClassDefFoundError e) {
      throw unknownCodec(e);
    }
  }

  private SourceException damaged(String what, Exception cause) {
    return new SourceException(
        source + ": truncated or damaged after record " + number + " (" + what + ")", cause);
  }

  @Override
  public void parse(ColumnBatch into) throws BadRecordException {
    parser.parse(block, start, end - start, into);
  }

  @Override
  public long number() {
    return number;
  }

  /** In hexadecimal digits: the record is no text. */
  @Override
  public String raw() {
    return HexFormat.of().formatHex(block, start, end);
  }
}

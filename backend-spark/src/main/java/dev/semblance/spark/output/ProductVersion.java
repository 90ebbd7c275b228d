package dev.semblance.spark.output;

/** The version of this software, as its jar says it. */
public final class ProductVersion {
  private ProductVersion() {}

  public static String text() {
    String version = ProductVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}

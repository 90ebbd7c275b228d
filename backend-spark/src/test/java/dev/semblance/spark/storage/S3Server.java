package dev.semblance.spark.storage;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A real S3 server (S3Proxy) on loopback in a process of its own, whose objects lie in a folder.
 */
public final class S3Server implements AutoCloseable {

  /** What clients prove who they are with; tests look for these where they must not be. */
  public static final String ACCESS_KEY = "AKIDSEMBLANCETEST";

  public static final String SECRET_KEY = "shhh/SemblanceTestSecretKey/0123456789";

  private static final Path JAR =
      Path.of(System.getProperty("semblance.s3proxy", "target/s3proxy/s3proxy.jar"));
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Process process;
  private final int port;
  private final S3Client client;

  private S3Server(Process process, int port) {
    this.process = process;
    this.port = port;
    this.client = client(endpoint());
  }

  /** Starts one, and waits until it answers. */
  public static S3Server start(Path folder) throws IOException, InterruptedException {
    return start(folder, "aws-v2-or-v4");
  }

  /** The same, but it does not look at signatures: for requests that are changed on their way. */
  public static S3Server startCredulous(Path folder) throws IOException, InterruptedException {
    return start(folder, "none");
  }

  private static S3Server start(Path folder, String authorization)
      throws IOException, InterruptedException {
    int port = freePort();
    Path settings = Files.createDirectories(folder).resolve("s3proxy.properties");
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.write(
        settings,
        List.of(
            "s3proxy.endpoint=http://127.0.0.1:" + port,
            "s3proxy.authorization=" + authorization,
            "s3proxy.identity=" + ACCESS_KEY,
            "s3proxy.credential=" + SECRET_KEY,
            "jclouds.provider=filesystem-nio2",
            "jclouds.filesystem.basedir=" + data));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Djava.net.preferIPv4Stack=true",
                "-jar",
                JAR.toString(),
                "--properties",
                settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("s3proxy.log").toFile())
            .start();
    S3Server server = new S3Server(process, port);
    server.await(folder.resolve("s3proxy.log"));
    return server;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void await(Path log) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        close();
        throw new IOException("the S3 server does not start:\n" + Files.readString(log));
      }
      Thread.sleep(50);
    }
  }

  private boolean answers() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(endpoint()).toURL().openConnection();
      connection.setConnectTimeout(1000);
      connection.getResponseCode();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** A client of the server, or of what stands before it. */
  public static S3Client client(String endpoint) {
    return S3Client.builder()
        .endpointOverride(URI.create(endpoint))
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
        .build();
  }

  public String endpoint() {
    return "http://127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  /** Makes a bucket. */
  public void makeBucket(String name) {
    client.createBucket(request -> request.bucket(name));
  }

  /** The keys of all objects below {@code prefix}, but for those that mark directories. */
  public List<String> keys(String bucket, String prefix) {
    Stream<S3Object> objects =
        client
            .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix))
            .contents()
            .stream();
    return objects.map(S3Object::key).filter(key -> !key.endsWith("/")).sorted().toList();
  }

  /** The uploads that are begun and not completed. */
  public List<String> uploads(String bucket) {
    return client.listMultipartUploads(request -> request.bucket(bucket)).uploads().stream()
        .map(MultipartUpload::key)
        .toList();
  }

  /** Settings of Spark that reach this server. */
  public Map<String, String> settings() {
    return settings(endpoint());
  }

  /** Settings of Spark that reach a server there. */
  public static Map<String, String> settings(String endpoint) {
    return Map.of(
        "spark.hadoop.fs.s3a.endpoint", endpoint,
        "spark.hadoop.fs.s3a.endpoint.region", "us-east-1",
        "spark.hadoop.fs.s3a.path.style.access", "true",
        "spark.hadoop.fs.s3a.access.key", ACCESS_KEY,
        "spark.hadoop.fs.s3a.secret.key", SECRET_KEY);
  }

  @Override
  public void close() {
    client.close();
    process.destroyForcibly();
  }
}

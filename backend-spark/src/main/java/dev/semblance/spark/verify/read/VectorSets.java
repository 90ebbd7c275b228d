package dev.semblance.spark.verify.read;

import dev.semblance.spark.verify.VectorDescription;
import dev.semblance.spark.verify.VectorField;
import dev.semblance.spark.verify.VectorPlace;
import dev.semblance.spark.verify.VerifyException;
import java.util.List;
import java.util.Optional;

/** Two sets of vectors whose triggers are of one kind. */
public record VectorSets(VectorSet left, VectorSet right) {

  /**
   * Finds both, each with its description, or else with the other's.
   *
   * @throws VerifyException if one is not there, or they cannot be compared
   */
  public static VectorSets open(VerifySession session, VectorPlace left, VectorPlace right) {
    VectorListing ofLeft = VectorListing.of(left, session.configuration());
    VectorListing ofRight = VectorListing.of(right, session.configuration());
    Optional<VectorDescription> leftOwn = description(left, ofLeft);
    Optional<VectorDescription> rightOwn = description(right, ofRight);
    VectorDescription leftDescription =
        leftOwn.or(() -> rightOwn.map(VectorDescription::borrowed)).orElseThrow(() -> none(left));
    VectorDescription rightDescription =
        rightOwn.or(() -> leftOwn.map(VectorDescription::borrowed)).orElseThrow();
    VectorSets sets =
        new VectorSets(
            new VectorSet(session, left, ofLeft, leftDescription),
            new VectorSet(session, right, ofRight, rightDescription));
    session.sizeExchanges(sets.left.bytes() + sets.right.bytes());
    return sets;
  }

  private static Optional<VectorDescription> description(VectorPlace place, VectorListing listing) {
    Optional<byte[]> beside = listing.schema();
    if (beside.isPresent()) {
      return Optional.of(VectorDescription.parse(beside.get(), "_schema.json of " + place.path()));
    }
    return place
        .schema()
        .map(file -> VectorDescription.parse(listing.read(file), file).withoutLabels());
  }

  private static VerifyException none(VectorPlace place) {
    return new VerifyException(
        ("nothing says which types the columns of %s have: there is no _schema.json beside either"
                + " side's files; give one with --schema")
            .formatted(place.path()));
  }

  /**
   * Makes sure that rows can be matched.
   *
   * @throws VerifyException if the ids are not of the same columns and types
   */
  public void requireSameId() {
    List<VectorField> leftId = left.description().id();
    List<VectorField> rightId = right.description().id();
    if (!leftId.equals(rightId)) {
      throw new VerifyException(
          "the sides have other trigger ids, so their rows cannot be matched: %s and %s"
              .formatted(text(leftId), text(rightId)));
    }
    Optional<VectorField> leftTime = left.description().time();
    Optional<VectorField> rightTime = right.description().time();
    if (!leftTime.equals(rightTime)) {
      throw new VerifyException(
          "the sides have other trigger times, so their rows cannot be matched: %s and %s"
              .formatted(text(leftTime.stream().toList()), text(rightTime.stream().toList())));
    }
  }

  private static String text(List<VectorField> fields) {
    return String.join(
        ", ", fields.stream().map(field -> field.name() + ": " + field.typeText()).toList());
  }
}

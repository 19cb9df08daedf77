namespace LocalAws.Model;

/// <param name="Path">Where, as a JSON path: <c>containerDefinitions[0].image</c>; empty for the whole.</param>
/// <param name="Problem">What is wrong, without the value: it may be a secret.</param>
public sealed record ModelViolation(string Path, string Problem)
{
    public override string ToString() => Path.Length == 0 ? Problem : $"{Path}: {Problem}";
}

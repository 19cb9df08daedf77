namespace SbomScan.Images;

/// <summary>A part of an image that could not be read.</summary>
/// <param name="Name">For people: <c>layer 3 (sha256:…)</c>, <c>manifest sha256:…</c>.</param>
internal sealed record UnreadablePart(string Name, string Reason)
{
    public override string ToString() => $"{Name}: {Reason}";
}

namespace LocalAws.Wire;

/// <summary>An answer ready to be sent.</summary>
public sealed record WireAnswer(int Status, string ContentType, byte[] Body)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}

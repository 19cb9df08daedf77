using System.Security.Cryptography;

namespace Actions.Health;

/// <summary><c>body sha256 9f86d0…</c>: of the bytes of the body as it was unpacked.</summary>
internal sealed record BodyHashAssertion(string Text, string Expected) : Assertion(Text)
{
    private const int Digits = 64;

    public override bool ReadsBody => true;

    /// <exception cref="FormatException">It is no SHA-256.</exception>
    public static BodyHashAssertion Parse(string text, string hash) =>
        hash.Length == Digits && hash.All(char.IsAsciiHexDigit) ? new BodyHashAssertion(text, hash.ToLowerInvariant()) : throw new FormatException("expected the 64 hex digits of a SHA-256");

    internal override Fault? Judge(Answer answer)
    {
        if (answer.Body.Cut) return CutShort(answer);
        var found = Convert.ToHexStringLower(SHA256.HashData(answer.Body.Bytes.Span));
        return found == Expected ? null : Failed($"sha256 {found}");
    }
}

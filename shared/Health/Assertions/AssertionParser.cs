using Actions.Toolkit;

namespace Actions.Health;

/// <summary>Reads one line of the input <c>assert</c>.</summary>
public static class AssertionParser
{
    /// <summary>The forms, for messages.</summary>
    public const string Allowed =
        "status in 200-299 · header NAME ==|contains|matches VALUE · body contains|not-contains|matches VALUE · body sha256 HEX · body size < 64KiB · "
        + "json $.PATH ==|!=|<|<=|>|>= VALUE · json $.PATH exists|missing · json $.PATH type NAME · json $.PATH count > 0 · json $.PATH matches PATTERN · "
        + "latency < 800ms · tls.days-left > 14 · redirect-count <= 1 · version == VALUE";

    /// <summary>Reads one line.</summary>
    /// <exception cref="FormatException">It is none of the forms; the message says what is allowed.</exception>
    public static Assertion Parse(string line)
    {
        var words = line.Split(' ', 2, StringSplitOptions.TrimEntries);
        var rest = words.Length == 2 ? words[1] : "";
        return words[0] switch
        {
            "status" => Status(line, rest),
            "header" => Header(line, rest),
            "body" => Body(line, rest),
            "json" => JsonAssertionParser.Parse(line, rest),
            "latency" => Latency(line, rest),
            "tls.days-left" => new CertificateAssertion(line, NumberComparison.Parse(rest)),
            "redirect-count" => new RedirectCountAssertion(line, NumberComparison.Parse(rest)),
            "version" => Version(line, rest),
            _ => throw new FormatException($"expected one of: {Allowed}"),
        };
    }

    private static StatusAssertion Status(string line, string rest) =>
        rest.StartsWith("in ", StringComparison.Ordinal)
            ? new StatusAssertion(line, StatusSet.Parse(rest[3..]))
            : throw new FormatException("expected 'status in' and statuses, such as 200-299,401");

    private static HeaderAssertion Header(string line, string rest)
    {
        var words = rest.Split(' ', 2, StringSplitOptions.TrimEntries);
        return words.Length == 2
            ? new HeaderAssertion(line, words[0].TrimEnd(':'), TextMatch.Parse(words[1], "==", "contains", "matches"))
            : throw new FormatException("expected 'header NAME' and ==, contains or matches");
    }

    private static LatencyAssertion Latency(string line, string rest) =>
        rest.StartsWith('<')
            ? new LatencyAssertion(line, DurationText.Parse(rest[1..].Trim()))
            : throw new FormatException("expected 'latency <' and a duration such as 800ms");

    private static Assertion Body(string line, string rest)
    {
        var words = rest.Split(' ', 2, StringSplitOptions.TrimEntries);
        return (words[0], words.Length) switch
        {
            ("sha256", 2) => BodyHashAssertion.Parse(line, words[1]),
            ("size", 2) => new BodySizeAssertion(line, NumberComparison.Parse(words[1], size => ByteSize.Parse(size, 0, int.MaxValue))),
            _ => new BodyAssertion(line, TextMatch.Parse(rest, "contains", "not-contains", "matches")),
        };
    }

    private static VersionAssertion Version(string line, string rest) =>
        rest.StartsWith("==", StringComparison.Ordinal) && rest[2..].Trim() is { Length: > 0 } version
            ? new VersionAssertion(line, version)
            : throw new FormatException("expected 'version ==' and a version");
}

using Actions.Releases;
using Actions.Toolkit;

namespace Release.Wishes;

/// <summary>What a label of a pull request says about the next version.</summary>
internal sealed record BumpLabel(string Label, VersionPart Part)
{
    /// <exception cref="FormatException">It is not <c>label: part</c>.</exception>
    public static BumpLabel Parse(string line)
    {
        // A label may hold a colon itself: the last one parts.
        var colon = line.LastIndexOf(':');
        if (colon <= 0) throw new FormatException("expected label: major, label: minor or label: patch");
        return new BumpLabel(line[..colon].Trim(), ChoiceText.Parse<VersionPart>(line[(colon + 1)..].Trim()));
    }
}

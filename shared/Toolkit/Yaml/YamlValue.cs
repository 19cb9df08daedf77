using YamlDotNet.Core;

namespace Actions.Toolkit;

/// <summary>A piece of a YAML document with the place it stands at. Aliases are the very same piece again.</summary>
/// <param name="At">Where it begins in the text.</param>
public abstract record YamlValue(Mark At)
{
    /// <summary>A text.</summary>
    /// <param name="At">Where it begins.</param>
    /// <param name="Text">The text.</param>
    /// <param name="IsPlain">Written without quotes, so that it may be a number or null.</param>
    public sealed record Scalar(Mark At, string Text, bool IsPlain) : YamlValue(At);

    /// <summary>A list.</summary>
    /// <param name="At">Where it begins.</param>
    /// <param name="Items">Its items in order.</param>
    public sealed record Sequence(Mark At, IReadOnlyList<YamlValue> Items) : YamlValue(At);

    /// <summary>Keys with values.</summary>
    /// <param name="At">Where it begins.</param>
    /// <param name="Entries">In order of the text; what is merged comes first.</param>
    public sealed record Mapping(Mark At, IReadOnlyList<(Scalar Key, YamlValue Value)> Entries) : YamlValue(At)
    {
        /// <summary>One without keys.</summary>
        public static Mapping Empty(Mark at) => new(at, []);
    }
}

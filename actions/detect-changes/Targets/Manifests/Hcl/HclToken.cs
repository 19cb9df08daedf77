namespace DetectChanges.Targets.Manifests.Hcl;

/// <summary>The smallest parts of HCL that matter here.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The name, number or sign; empty for a string and for the end of a line.</param>
/// <param name="String">The string, if it is one.</param>
/// <param name="Line">Where it stands.</param>
internal sealed record HclToken(HclTokenKind Kind, string Text, HclText? String, int Line)
{
    public bool Is(char sign) => Kind == HclTokenKind.Sign && Text[0] == sign;
}

internal enum HclTokenKind
{
    /// <summary>A name or a number.</summary>
    Word,

    /// <summary>In quotes, or a heredoc.</summary>
    String,

    /// <summary>Any other character.</summary>
    Sign,

    /// <summary>The end of a line, which ends an attribute.</summary>
    LineEnd,
}

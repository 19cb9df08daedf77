namespace LambdaDeploy;

/// <summary>The description of a version: what people and a later rollback read.</summary>
internal static class VersionText
{
    /// <summary>Longest description (Lambda API reference), characters.</summary>
    private const int Longest = 256;

    public static string Of(Inputs inputs)
    {
        var parts = new[] { inputs.Release.Version, inputs.Commit == inputs.Release.Version ? "" : inputs.Commit, inputs.RunUrl ?? "" };
        var text = string.Join(", ", parts.Where(part => part.Length > 0));
        return text.Length <= Longest ? text : text[..Longest];
    }
}

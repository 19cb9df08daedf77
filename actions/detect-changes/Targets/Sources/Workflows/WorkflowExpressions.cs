using System.Text;

namespace DetectChanges.Targets.Sources.Workflows;

/// <summary>Expressions of GitHub in a text, such as <c>${{ matrix.app }}</c>.</summary>
internal static class WorkflowExpressions
{
    /// <summary>The text with its expressions written without blanks: <c>${{matrix.app}}</c>.</summary>
    public static string Compact(string text)
    {
        var compact = new StringBuilder();
        var at = 0;
        while (text.IndexOf("${{", at, StringComparison.Ordinal) is >= 0 and var start && text.IndexOf("}}", start, StringComparison.Ordinal) is >= 0 and var end)
        {
            compact.Append(text, at, start - at).Append(text[start..end].Replace(" ", "", StringComparison.Ordinal));
            at = end;
        }

        return compact.Append(text, at, text.Length - at).ToString();
    }
}

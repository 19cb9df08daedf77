using System.Text.RegularExpressions;
using Actions.Toolkit;
using Migrate.Linting.Sql;

namespace Migrate.Linting;

/// <summary>Comments directly above or on a statement that allow it: <c>-- migrate:allow RULE reason</c>.</summary>
internal sealed partial class AllowMarkers
{
    private readonly Dictionary<LintRule, string> reasons = [];

    public AllowMarkers(SqlStatement statement)
    {
        foreach (var line in Near(statement).SelectMany(comment => comment.Text.Split('\n')))
        {
            if (Marker().Match(line) is { Success: true } match)
                Read(match.Groups["rule"].Value, match.Groups["reason"].Value.Replace("*/", "", StringComparison.Ordinal).Trim());
        }
    }

    /// <summary>What is wrong with a marker; empty when nothing is.</summary>
    public string Problem { get; private set; } = "";

    public string? ReasonFor(LintRule rule) => reasons.GetValueOrDefault(rule);

    private void Read(string name, string reason)
    {
        try
        {
            var rule = ChoiceText.Parse<LintRule>(name);
            if (reason.Length == 0)
                Problem = $"The marker for {KebabCase.Of(rule)} gives no reason and allows nothing.";
            else
                reasons[rule] = reason;
        }
        catch (FormatException)
        {
            Problem = $"The marker names '{name}', which is no rule.";
        }
    }

    private static IEnumerable<SqlToken> Near(SqlStatement statement)
    {
        var next = statement.Line;
        foreach (var comment in statement.Comments.Reverse())
        {
            if (comment.LastLine < next - 1)
                yield break;
            next = Math.Min(next, comment.Line);
            yield return comment;
        }
    }

    [GeneratedRegex(@"\bmigrate:allow\s+(?<rule>\S+)(?<reason>.*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marker();
}

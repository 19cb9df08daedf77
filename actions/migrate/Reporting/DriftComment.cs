using Actions.Toolkit;

namespace Migrate.Reporting;

/// <summary>What a pull request is told about a migration that is missing.</summary>
internal static class DriftComment
{
    private const int LastLines = 30;

    public static string Of(MigrateOutcome outcome) => new Markdown()
        .Heading(3, "A migration is missing")
        .Paragraph($"{Markdown.Escape(Capital(outcome.Reason))}.")
        .Code(string.Join('\n', outcome.End!.Output.Last(LastLines)))
        .Paragraph($"To mend it, {Markdown.Escape(outcome.NextStep)}")
        .ToString();

    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}

using Actions.Aws;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>The step summary: which function went from which version to which, the result, and for a failure cause, evidence and next step.</summary>
internal static class DeploySummary
{
    public static Markdown Of(Inputs inputs, DeployOutcome outcome)
    {
        var summary = new Markdown()
            .Heading(3, $"{Sign(outcome.Result)} {Title(outcome)}")
            .Paragraph(Sentence(inputs, outcome))
            .Table(["Function", "Result", "Version", "Now"], outcome.Functions.Select(Row));
        if (outcome.IsCancelled)
            summary.Paragraph($"**Next step:** {AfterCancel(outcome)}");
        foreach (var function in outcome.Causes)
            summary.Append(Failure(function));
        foreach (var function in outcome.Functions.Where(function => function.Events.Count > 0))
            summary.Details($"{function.Name}: timeline", new Markdown().Code(string.Join('\n', function.Events)));
        foreach (var function in outcome.Functions.Where(function => function.Plan.Diff.Count > 0))
            summary.Details($"{function.Name}: differences", new Markdown().Code(string.Join('\n', TreeDiff.Shortened(function.Plan.Diff)), "diff"));
        return summary;
    }

    private static string AfterCancel(DeployOutcome outcome) => outcome.Functions.Any(function => function.Alias?.Route.IsSplit == true)
        ? "Run this again with `unfinished-canary: resume`, or with `reset` to begin anew: an alias is left on two versions."
        : "Run this again: it goes on from what is in place.";

    private static string Title(DeployOutcome outcome) => outcome.Result switch
    {
        FunctionResult.Deployed => $"Deployed {Names(outcome, FunctionResult.Deployed)}",
        FunctionResult.Unchanged => "Nothing to deploy",
        FunctionResult.Planned => "Plan only, nothing was changed",
        FunctionResult.RolledBack => $"{Failed(outcome)} failed; everything is back at the previous versions",
        FunctionResult.RollbackFailed => $"{Failed(outcome)} failed, and so did the return",
        FunctionResult.Cancelled => "Cancelled before it was finished",
        FunctionResult.Unknown => "The result could not be found out",
        _ => $"{Failed(outcome)} failed",
    };

    private static string Sign(FunctionResult result) => result switch
    {
        FunctionResult.Deployed => "✅",
        FunctionResult.Unchanged or FunctionResult.Planned => "➖",
        FunctionResult.RolledBack => "↩️",
        FunctionResult.Cancelled or FunctionResult.Unknown => "⚠️",
        _ => "❌",
    };

    private static string Sentence(Inputs inputs, DeployOutcome outcome)
    {
        var alias = inputs.Alias is null ? "Without an alias" : $"Alias {Markdown.InlineCode(inputs.Alias)}";
        var commit = inputs.Commit.Length >= 7 ? $", commit {Markdown.InlineCode(inputs.Commit[..7])}" : "";
        return $"{alias}{commit}, {DurationText.Format(outcome.Took)} in all.";
    }

    private static IReadOnlyList<string> Row(FunctionDeployment function) =>
    [
        Markdown.InlineCode(function.Name),
        function.Result == FunctionResult.RolledBack && function.IsFailure ? "failed, returned" : KebabCase.Of(function.Result).Replace('-', ' '),
        function.Version is null || function.Version == function.Plan.From ? Markdown.InlineCode(function.Plan.From) : $"{Markdown.InlineCode(function.Plan.From)} → {Markdown.InlineCode(function.Version)}",
        Markdown.Escape(function.Now),
    ];

    private static Markdown Failure(FunctionDeployment function)
    {
        var section = new Markdown()
            .Heading(4, function.Name)
            .Bullets(new (string Name, string Text)[] { ("What happened", function.Reason), ("Running now", function.Now), ("Next step", function.NextStep) }
                .Where(point => point.Text.Length > 0).Select(point => $"**{point.Name}:** {Markdown.Escape(point.Text)}"));
        if (function.Test is { Passed: false, Answer.Length: > 0 } test)
            section.Paragraph("Answer to the test event:").Code(test.Answer);
        var log = function.Test is { Passed: false } failed ? failed.Log : function.Log;
        return log.Count > 0 ? section.Paragraph("Last log lines of the function:").Code(string.Join('\n', log)) : section;
    }

    private static string Names(DeployOutcome outcome, FunctionResult result) => string.Join(", ", outcome.Functions.Where(function => function.Result == result).Select(function => function.Name));

    private static string Failed(DeployOutcome outcome) => string.Join(", ", outcome.Causes.Select(function => function.Name));
}

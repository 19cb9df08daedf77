namespace Actions.Toolkit;

/// <summary>Tells the user how an action ended that did not end well: an expected end in one error, a bug with where to report it.</summary>
internal sealed class ErrorReport(ActionEnvironment environment, ActionLog log)
{
    private const string Issues = "https://github.com/org/actions/issues";

    /// <returns>The exit code for this end.</returns>
    public ExitCode Tell(Exception problem, StepSummary? summary)
    {
        switch (problem)
        {
            case InputErrors inputs:
                foreach (var error in inputs.Errors)
                    log.Error(error);
                Summarise(summary, "was not started: its inputs are wrong", inputs.Errors);
                return inputs.ExitCode;

            case ReportedException reported:
                log.Error(reported.FullText);
                Summarise(summary, "failed", reported.FullText.Split('\n'));
                return reported.ExitCode;

            default:
                TellBug(problem);
                Summarise(summary, "met a bug of its own", [$"{problem.GetType().Name}: {problem.Message}", $"Please report it at {Issues} with the stack from the job log."]);
                return ExitCode.Bug;
        }
    }

    private void TellBug(Exception problem)
    {
        var version = environment.Assembly.GetName().Version?.ToString(3);
        log.Error($"This is a bug in {environment.Name} {version}: {problem.GetType().Name}: {problem.Message}\nPlease report it at {Issues} with the lines of the group below.");
        using (log.Group("Stack trace"))
            log.Info(problem.ToString());
    }

    // Decoration: the exit code stands whatever happens here.
    private void Summarise(StepSummary? summary, string how, IEnumerable<string> lines) =>
        summary?.Write(new Markdown()
            .Heading(3, $"❌ {environment.Name} {how}")
            .Bullets(lines.Where(line => line.Length > 0).Select(Markdown.Escape)));
}

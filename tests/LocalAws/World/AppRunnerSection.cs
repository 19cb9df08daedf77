using LocalAws.AppRunner;

namespace LocalAws;

/// <summary>Reads <c>appRunner</c> of a world file: durations and variants.</summary>
internal static class AppRunnerSection
{
    public static AppRunnerOptions Options(YamlSection? section)
    {
        var defaults = new AppRunnerOptions();
        if (section is null)
            return defaults;
        var options = new AppRunnerOptions
        {
            Begin = section.Duration("begin") ?? defaults.Begin,
            Pull = section.Duration("pull") ?? defaults.Pull,
            Rollback = section.Duration("rollback") ?? defaults.Rollback,
            FailedKeepsConfiguration = section.Flag("failedKeepsConfiguration") ?? defaults.FailedKeepsConfiguration,
            PullFailureRollsBack = section.Flag("pullFailureRollsBack") ?? defaults.PullFailureRollsBack,
            ShowsPending = section.Flag("showsPending") ?? defaults.ShowsPending,
            StatusLag = section.Duration("statusLag") ?? defaults.StatusLag,
        };
        section.Finish();
        return options;
    }
}

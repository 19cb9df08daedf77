using Actions.Rollouts;

namespace AppRunnerDeploy;

/// <summary>What will be done, decided before anything is written.</summary>
/// <param name="Service">Name of the service.</param>
/// <param name="Kind">As the deployment record says it.</param>
/// <param name="From">The image before; the address of the code where the service is built from it.</param>
/// <param name="To">The image after.</param>
/// <param name="Diff">Everything that changes, redacted, one line a path.</param>
internal sealed record DeployPlan(string Service, Kind Kind, PlannedStep Step, string From, string To, IReadOnlyList<string> Diff)
{
    /// <summary>Host name the service is reached by, without scheme.</summary>
    public string? Url { get; init; }

    /// <summary>True when the service is paused and is resumed first.</summary>
    public bool Resumes { get; init; }

    /// <summary>What the image after stands for, <c>sha256:…</c>; null when it is not known.</summary>
    public string? Digest { get; init; }

    /// <summary>The image that a return goes to.</summary>
    public string WayBack { get; init; } = From;

    /// <summary>Hash over everything but the image that it runs with after the deployment; null where there is none.</summary>
    public string? ConfigurationHash { get; init; }

    /// <summary>What is unlikely to be meant.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What was looked up before, and how it is.</summary>
    public IReadOnlyList<string> Checks { get; init; } = [];

    public bool IsChange => Step != PlannedStep.Nothing || Resumes;

    /// <summary>The sentence of the plan for people.</summary>
    public string Describe() => $"{Service}: {(Resumes ? "it is paused; it is resumed first, then: " : "")}{Sentence}";

    private string Sentence => Step switch
    {
        PlannedStep.Nothing => $"runs {From} as wished already; nothing to {(Resumes ? "change" : "do")}",
        PlannedStep.Redeploy => $"{From} is deployed again, as 'redeploy' says",
        _ when From == To => $"its configuration changes, {From} stays",
        _ => $"{From} → {To}",
    };
}

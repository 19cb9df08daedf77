namespace Actions.Rollouts;

/// <summary>What lines in the logs of an App Runner service mean, and what to do about them. Lines that are not known are shown as they are.</summary>
public static class RunnerSigns
{
    // The particular ones come first.
    private static readonly (string Words, string Meaning, string NextStep)[] Rows =
    [
        ("exec format error", "the image was built for another processor architecture", "App Runner runs images for linux/amd64 only: build it for that platform."),
        ("Failed to pull", "the image could not be pulled", "Check that the image exists, and that the access role of the service may pull from its repository."),
        ("Failed to build", "the code could not be built", "The service log above has the output of the build: mend that and deploy again."),
        ("Container exit code", "the application ended by itself", "The last lines of the application log say why: mend the application, or 'start-command', and deploy again."),
        ("Health check failed", "its health check failed", "Check 'port' and 'health-check' against the port the application listens on, on all addresses, and the path it answers."),
    ];

    /// <summary>The most telling row for lines of a log; null when none is known.</summary>
    public static (string Meaning, string NextStep, string Line)? Of(IReadOnlyList<string> lines)
    {
        foreach (var (words, meaning, nextStep) in Rows)
        {
            if (lines.LastOrDefault(line => line.Contains(words, StringComparison.OrdinalIgnoreCase)) is { } found)
                return (meaning, nextStep, found);
        }
        return null;
    }
}

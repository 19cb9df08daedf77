using Actions.Toolkit;

namespace ResolveEnvironment.Rules;

/// <summary>The events of GitHub that can lead to a deployment at all.</summary>
internal static class EventNames
{
    public const string Push = "push";
    public const string Dispatch = "workflow_dispatch";
    public const string Release = "release";
    public const string WorkflowRun = "workflow_run";
    public const string MergeGroup = "merge_group";

    /// <summary>What may have started the run before a <c>workflow_run</c> without being named.</summary>
    public static readonly IReadOnlyList<string> UsualOrigins = [Push, Release, Dispatch];

    /// <summary>What a rule is for that names no events.</summary>
    public static readonly IReadOnlyList<string> Usual = [.. UsualOrigins, WorkflowRun];

    public static readonly IReadOnlyList<string> OfPullRequests = ["pull_request", "pull_request_target"];

    /// <summary>A rule has to name the others: they come for the default branch whatever happened, or before anything is merged.</summary>
    public static readonly IReadOnlyList<string> All = [.. Usual, .. OfPullRequests, MergeGroup, "create", "repository_dispatch", "schedule"];

    /// <summary>Events of commits that are not merged yet.</summary>
    public static bool IsBeforeMerge(string name) => name == MergeGroup || OfPullRequests.Contains(name);

    /// <summary>Events that are about a branch or tag anybody with write access can choose the name of.</summary>
    public static bool HasFreeRef(string name) => name is Push or Dispatch or WorkflowRun or "create";

    public static string Parse(string text) => All.Contains(text)
        ? text
        : throw new FormatException($"'{text}' is no event that can deploy{(NearestName.Of(text, All) is { } nearest ? $" (did you mean '{nearest}'?)" : "")}; allowed are {string.Join(", ", All)}");
}

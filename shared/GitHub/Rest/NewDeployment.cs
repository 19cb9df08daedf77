using System.Text.Json.Nodes;

namespace Actions.GitHub;

/// <summary>A deployment to be recorded (REST: "Create a deployment"). Nothing is merged and no check is waited for.</summary>
/// <param name="Ref">Commit, branch or tag.</param>
/// <param name="Task">What is done, such as <c>deploy</c>.</param>
/// <param name="Environment">Name of the environment.</param>
/// <param name="Description">Short text for people.</param>
/// <param name="Payload">What later runs want to know of it.</param>
public sealed record NewDeployment(string Ref, string Task, string Environment, string Description, JsonObject Payload)
{
    /// <summary>True for an environment that will go away, as a preview does; null leaves it to GitHub.</summary>
    public bool? TransientEnvironment { get; init; }

    /// <summary>True for an environment that users work with; null leaves it to GitHub, which goes by the name <c>production</c>.</summary>
    public bool? ProductionEnvironment { get; init; }

    /// <summary>GitHub would otherwise merge the default branch into the ref.</summary>
    public bool AutoMerge => false;

    /// <summary>None: the job that records a deployment may be a check itself.</summary>
    public IReadOnlyList<string> RequiredContexts { get; } = [];
}

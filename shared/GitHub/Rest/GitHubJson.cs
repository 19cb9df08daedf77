using System.Text.Json;
using System.Text.Json.Serialization;

namespace Actions.GitHub;

/// <summary>Source-generated readers: the programs are trimmed and cannot reflect.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(Comparison))]
[JsonSerializable(typeof(GitRef))]
[JsonSerializable(typeof(List<GitRef>))]
[JsonSerializable(typeof(WorkflowRun))]
[JsonSerializable(typeof(WorkflowRunPage))]
[JsonSerializable(typeof(List<Deployment>))]
[JsonSerializable(typeof(Deployment))]
[JsonSerializable(typeof(List<DeploymentStatus>))]
[JsonSerializable(typeof(NewDeployment))]
[JsonSerializable(typeof(NewDeploymentStatus))]
[JsonSerializable(typeof(List<IssueComment>))]
[JsonSerializable(typeof(IssueComment))]
[JsonSerializable(typeof(CommentBody))]
[JsonSerializable(typeof(GitHubUser))]
[JsonSerializable(typeof(List<PullRequest>))]
[JsonSerializable(typeof(DependencySnapshot))]
[JsonSerializable(typeof(SnapshotAnswer))]
[JsonSerializable(typeof(List<GitHubRelease>))]
[JsonSerializable(typeof(GitHubRelease))]
[JsonSerializable(typeof(NewRelease))]
[JsonSerializable(typeof(ReleaseBody))]
[JsonSerializable(typeof(List<ReleaseAsset>))]
[JsonSerializable(typeof(ReleaseAsset))]
[JsonSerializable(typeof(NewRef))]
[JsonSerializable(typeof(RefUpdate))]
[JsonSerializable(typeof(NewTagObject))]
[JsonSerializable(typeof(TagObject))]
[JsonSerializable(typeof(GitHubErrorBody))]
internal sealed partial class GitHubJson : JsonSerializerContext;

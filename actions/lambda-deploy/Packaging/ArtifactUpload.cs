using System.Text.Json.Nodes;

namespace LambdaDeploy;

/// <summary>An archive to be put into the artifact bucket, with what <c>metadata.json</c> beside it says.</summary>
internal sealed record ArtifactUpload(byte[] Archive, JsonObject Metadata);

using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Manifests;

namespace DetectChanges.Targets.Sources;

/// <summary>A commit and what the sources made of it.</summary>
internal sealed record DescribedCommit(Snapshot Commit, GraphBuilder Graph);

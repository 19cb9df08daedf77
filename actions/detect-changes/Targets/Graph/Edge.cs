namespace DetectChanges.Targets.Graph;

/// <summary>One project is built with another: a change there affects it.</summary>
/// <param name="From">The dependent.</param>
/// <param name="To">What it depends on.</param>
/// <param name="Because">Where that is written, as <c>"@acme/ui" in apps/web/package.json</c>.</param>
internal sealed record Edge(Project From, Project To, string Because);

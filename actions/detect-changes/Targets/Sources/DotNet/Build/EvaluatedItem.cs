namespace DetectChanges.Targets.Sources.DotNet.Build;

/// <summary>An item as a project sees it.</summary>
/// <param name="Item">What is written.</param>
/// <param name="File">Where.</param>
/// <param name="IsCertain">Whether its conditions hold, <see langword="null"/> where that depends on how it is built.</param>
internal sealed record EvaluatedItem(Statement.Item Item, string File, bool? IsCertain);

namespace SbomScan.Inventories;

/// <summary>How a component comes into the target, the shortest way from one root.</summary>
/// <param name="Components">From the root to the component itself.</param>
/// <param name="Direct">The one that the root's own projects ask for by name: what to bump.</param>
internal sealed record DependencyPath(IReadOnlyList<Component> Components, Component Direct);

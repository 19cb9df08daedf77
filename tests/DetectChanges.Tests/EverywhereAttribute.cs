using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace DetectChanges.Tests;

/// <summary>Every depth of a checkout and every way to the remote: the answer must be the same.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EverywhereAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. from depth in new[] { 0, 1, 2 } from transport in Enum.GetValues<Transport>() select new TheoryDataRow(depth, transport)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}

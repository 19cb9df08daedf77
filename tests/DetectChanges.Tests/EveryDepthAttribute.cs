using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace DetectChanges.Tests;

/// <summary>Every depth of a checkout, where the way to the remote cannot matter.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EveryDepthAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. new[] { 0, 1, 2 }.Select(depth => new TheoryDataRow(depth))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}

using LocalAws.Ssm;

namespace LocalAws.Tests.Ecs.Support;

internal sealed class MemoryParameters : Dictionary<string, string>, IParameterStore
{
    public string? Find(string nameOrArn) => this.GetValueOrDefault(nameOrArn);
}

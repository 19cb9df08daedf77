using LocalAws.Ecs.Api;
using LocalAws.Wire;

namespace LocalAws.Lambda.Functions;

/// <summary>Changes by somebody else that wait for a call.</summary>
internal sealed class Interferences(LambdaWorld world, FunctionUpdates updates)
{
    private readonly List<Interference> _waiting = [];

    public void Add(Interference interference) => _waiting.Add(interference);

    public void Before(ApiCall call)
    {
        if (!call.Parameters.ContainsKey("FunctionName") || FunctionAddress.Of(call).Name is not { } name || !world.Functions.TryGetValue(name, out var function))
            return;
        if (_waiting.FirstOrDefault(one => one.Function == name && one.Operation == call.Operation) is not { } due)
            return;
        _waiting.Remove(due);
        if (call.Parameters.Text("Name") is { } alias && function.Aliases.TryGetValue(alias, out var found))
            function.Aliases[alias] = found with { RevisionId = world.NewId(), Version = due.MovesAliasTo ?? found.Version };
        else if (due.IsInProgress)
            updates.Begin(function, function.Latest);
        else
            function.Latest = function.Latest with { RevisionId = world.NewId() };
    }
}

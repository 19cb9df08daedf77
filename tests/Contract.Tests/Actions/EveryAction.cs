using System.Reflection;
using Actions.Toolkit;
using Testing;
using Testing.Runner;

namespace Contract.Tests.Actions;

/// <summary>The actions of the repository, found by their folders.</summary>
internal static class EveryAction
{
    public static TheoryData<string> Names => new(Repository.Actions);

    /// <summary>The assembly of the action's program: it is named like the folder.</summary>
    public static Assembly AssemblyOf(string action) => Assembly.Load(new AssemblyName(action));

    public static Type InputsOf(string action) =>
        AssemblyOf(action).GetTypes().SingleOrDefault(type => type is { Name: "Inputs", IsNested: false })
        ?? throw new InvalidOperationException($"{action} has no type named Inputs");

    /// <summary>Reads the inputs of an action with nothing given but what <paramref name="given"/> says, as the program itself does.</summary>
    public static (IReadOnlySet<string> Read, IReadOnlyList<string> Errors) ReadInputs(string action, params (string Name, string Value)[] given)
    {
        var manifest = ActionManifest.Embedded(AssemblyOf(action));
        var variables = given.ToDictionary(input => RunnerEnvironment.InputVariable(input.Name), input => input.Value, StringComparer.Ordinal);
        var masks = new Masks(_ => { });
        var values = new InputValues(manifest, variables, new Dictionary<string, string>(StringComparer.Ordinal));
        var reader = new InputReader(values, new RunnerContext(variables), masks);
        var from = InputsOf(action).GetMethod("From", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        object[] known = [reader, masks, reader.Runner];
        from.Invoke(null, [.. from.GetParameters().Select(parameter => known.Single(parameter.ParameterType.IsInstanceOfType))]);
        try
        {
            reader.ThrowIfErrors();
            return (reader.Read, []);
        }
        catch (InputErrors errors)
        {
            return (reader.Read, errors.Errors);
        }
    }
}

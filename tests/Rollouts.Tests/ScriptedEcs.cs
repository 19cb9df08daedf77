using System.Reflection;
using Actions.Aws;

namespace Actions.Rollouts.Tests;

/// <summary>An ECS of which only the calls that a test answers exist.</summary>
public class ScriptedEcs : DispatchProxy
{
    private readonly Dictionary<string, Func<object?[], object>> answers = new(StringComparer.Ordinal);

    /// <summary>The names of the calls so far.</summary>
    public List<string> Calls { get; } = [];

    public static (IEcs Client, ScriptedEcs Script) Make()
    {
        var client = Create<IEcs, ScriptedEcs>();
        return (client, (ScriptedEcs)(object)client);
    }

    /// <summary>Answers a call of <see cref="IEcs"/>.</summary>
    /// <param name="method">Name of the method.</param>
    /// <param name="answer">From its arguments to its answer; throws what the call shall throw.</param>
    public void On<T>(string method, Func<object?[], T> answer) => answers[method] = arguments => AnswerAsync(answer, arguments);

    protected override object Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        Calls.Add(targetMethod!.Name);
        return answers[targetMethod.Name](args!);
    }

    private static async Task<T> AnswerAsync<T>(Func<object?[], T> answer, object?[] arguments)
    {
        await Task.CompletedTask;
        return answer(arguments);
    }
}

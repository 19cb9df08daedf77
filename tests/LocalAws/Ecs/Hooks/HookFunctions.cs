namespace LocalAws.Ecs.Hooks;

/// <summary>The functions that lifecycle hooks call. They are scripts: answers in order, the last one repeats.</summary>
internal sealed class HookFunctions
{
    private readonly Dictionary<string, Queue<HookAnswer>> byName = new(StringComparer.Ordinal);

    public List<HookCall> Calls { get; } = [];

    public void Script(string function, IEnumerable<HookAnswer> answers) => byName[function] = new(answers);

    /// <summary>A function that is not there fails the hook, as a call that ends in an error does.</summary>
    public HookAnswer Call(HookCall call)
    {
        Calls.Add(call);
        if (!byName.TryGetValue(NameOf(call.FunctionArn), out var answers) || answers.Count == 0)
            return HookAnswer.Failed;
        return answers.Count > 1 ? answers.Dequeue() : answers.Peek();
    }

    /// <summary><c>arn:aws:lambda:region:account:function:name[:qualifier]</c>.</summary>
    private static string NameOf(string arn) => arn.Split(':') is { Length: > 6 } parts ? parts[6] : arn;
}

using System.Text.Json.Nodes;
using LocalAws.Processes;
using Testing.Runner;

namespace Demo;

/// <summary>Where the story is played: a local AWS, and the actions as programs or as images.</summary>
internal interface IStage : IAsyncDisposable
{
    /// <summary>Where visitors reach a part; parts without load balancer are not in it.</summary>
    IReadOnlyDictionary<string, Uri> ForVisitors { get; }

    /// <summary>Where an action reaches a part.</summary>
    IReadOnlyDictionary<string, Uri> ForActions { get; }

    /// <summary>Under which name an action reaches this process.</summary>
    string HostForActions { get; }

    /// <summary>How a program of the monorepo is started where its tasks run.</summary>
    string Dotnet { get; }

    /// <summary>A folder that tasks may write to.</summary>
    string Data { get; }

    /// <summary>What pushing an image to the registry does.</summary>
    Task PushAsync(string repository, string tag, LocalProgram program);

    /// <summary>A function without code of its own yet, as somebody's infrastructure code would have made it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="program">What its runtime starts, in a folder with the files of its code.</param>
    Task AddFunctionAsync(string name, LocalProgram program);

    /// <summary>Sends an event to an alias of a function, and waits for its answer.</summary>
    Task<EventAnswer> InvokeAsync(string function, string alias, string payload);

    /// <summary>Services, tasks and targets as the local AWS knows them.</summary>
    Task<JsonNode> StateAsync();

    /// <summary>Runs one step of a job.</summary>
    Task<StepResult> RunAsync(string action, Step step, string workspace, Action<LogLine> onLine);
}

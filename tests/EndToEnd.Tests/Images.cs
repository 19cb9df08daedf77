using Testing;
using Testing.Containers;
using Testing.Runner;

namespace EndToEnd.Tests;

/// <summary>The engine and the built images, or the reason why a test cannot tell anything.</summary>
internal static class Images
{
    public static TheoryData<string> Actions => new(Repository.Actions);

    public static string NameOf(string action) => Manifest.Of(action).Image["docker://".Length..];

    /// <summary>Skips the test without an engine. With an engine, an image that is not built is a failure.</summary>
    public static async Task<DockerEngine> EngineWithAsync(string action)
    {
        if (DockerEngine.OrNull is not { } engine)
        {
            Assert.Skip(DockerEngine.Reason);
            throw new InvalidOperationException("unreachable");
        }

        var (exitCode, _, _) = await engine.TryAsync("image", "inspect", NameOf(action));
        exitCode.ShouldBe(0, $"{NameOf(action)} is not built: ./run images");
        return engine;
    }

    public static async Task<StepResult> RunAsync(ContainerStep step) => await ContainerRun.OfAsync(await EngineWithAsync(step.Action), step);
}

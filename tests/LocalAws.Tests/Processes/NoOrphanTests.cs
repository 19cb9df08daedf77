using LocalAws.Tests.Control;
using LocalAws.Tests.Kit;

namespace LocalAws.Tests.Processes;

/// <summary>Whatever happens to the local AWS, the programs it started do not outlive it.</summary>
public sealed class NoOrphanTests : IDisposable
{
    private readonly string pids = Path.GetTempFileName();
    private readonly string world = Path.GetTempFileName();

    [Theory]
    [InlineData("KILL")]
    [InlineData("TERM")]
    public async Task No_task_and_no_child_of_a_task_outlives_the_program_that_runs_the_local_aws(string signal)
    {
        // Each task ignores SIGTERM and has a child; three tasks, because later ones must not hold what the earlier ones wait for.
        await File.WriteAllTextAsync(world, $$"""
            clusters: [main]
            images:
              - repository: stubborn
                tag: "1"
                program:
                  file: /bin/sh
                  arguments: [-c, "trap '' TERM; sleep 1000 & echo $$ $! >> {{pids}}; wait; wait; sleep 1000"]
            taskDefinitions:
              - { family: stubborn, containerDefinitions: [{ name: app, image: "stubborn:1" }] }
            services:
              - { cluster: main, serviceName: stubborn, taskDefinition: stubborn, desiredCount: 3 }
            """, TestContext.Current.CancellationToken);
        await using var host = await HostProcess.StartAsync("--world", world);
        await Eventually.ShouldAsync(() => Started().Count == 6);
        Started().ShouldAllBe(pid => ProcessTaskTests.IsAlive(pid));

        await host.SignalAsync(signal);

        await Eventually.ShouldAsync(() => !Started().Exists(ProcessTaskTests.IsAlive));
    }

    public void Dispose()
    {
        foreach (var pid in Started().Where(ProcessTaskTests.IsAlive))
            System.Diagnostics.Process.GetProcessById(pid).Kill();
        File.Delete(pids);
        File.Delete(world);
    }

    private List<int> Started() => [.. File.ReadAllText(pids).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];
}

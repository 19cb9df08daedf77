using System.Text;
using Actions.Toolkit;

namespace Toolkit.Tests;

public sealed class ProcessRunnerTests
{
    private readonly ProcessRunner processes = new(TimeProvider.System);

    [Fact]
    public async Task Both_streams_and_the_exit_code_come_back()
    {
        var result = await RunAsync("printf 'out\\377'; printf err >&2; exit 3");

        result.ExitCode.ShouldBe(3);
        result.StandardOutput.ShouldBe([(byte)'o', (byte)'u', (byte)'t', 0xff]);
        result.StandardError.ShouldBe("err");
    }

    [Fact]
    public async Task Much_output_on_both_streams_does_not_block()
    {
        var result = await RunAsync("head -c 500000 /dev/zero; head -c 500000 /dev/zero >&2");

        result.StandardOutput.Length.ShouldBe(500_000);
    }

    [Fact]
    public async Task Nothing_is_inherited_from_the_environment()
    {
        var result = await processes.RunAsync(new ProcessCommand("/usr/bin/env", []) { Environment = new Dictionary<string, string> { ["ONLY"] = "this" } }, CancellationToken.None);

        Encoding.UTF8.GetString(result.StandardOutput).Trim().ShouldBe("ONLY=this");
    }

    [Fact]
    public async Task Standard_input_is_fed_and_closed()
    {
        var result = await processes.RunAsync(Shell("cat") with { StandardInput = "abc"u8.ToArray() }, CancellationToken.None);

        Encoding.UTF8.GetString(result.StandardOutput).ShouldBe("abc");
    }

    [Fact]
    public async Task A_program_that_takes_too_long_is_stopped_and_named()
    {
        var problem = await Should.ThrowAsync<WorldError>(() => processes.RunAsync(Shell("exec sleep 60") with { Timeout = TimeSpan.FromMilliseconds(200) }, CancellationToken.None));

        problem.Message.ShouldContain("did not end within 200 ms");
    }

    [Fact]
    public async Task Cancellation_ends_the_whole_family()
    {
        using var stop = new CancellationTokenSource();
        var marker = Path.GetTempFileName();
        var running = processes.RunAsync(Shell($"sleep 60 & echo $! > {marker}; wait"), stop.Token);
        while (new FileInfo(marker).Length == 0)
            await Task.Delay(20);

        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => running);

        var child = int.Parse(await File.ReadAllTextAsync(marker));
        for (var i = 0; i < 100 && IsAlive(child); i++)
            await Task.Delay(20);
        IsAlive(child).ShouldBeFalse();
        File.Delete(marker);
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_named()
    {
        var problem = await Should.ThrowAsync<WorldError>(() => processes.RunAsync(new ProcessCommand("/no/such/program", []), CancellationToken.None));

        problem.Message.ShouldContain("'/no/such/program' cannot be started");
    }

    private Task<ProcessResult> RunAsync(string script) => processes.RunAsync(Shell(script), CancellationToken.None);

    private static ProcessCommand Shell(string script) => new("/bin/sh", ["-c", script])
    {
        Environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" },
    };

    private static bool IsAlive(int pid) =>
        File.Exists($"/proc/{pid}/stat") && !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);
}

using System.Text;

namespace LocalAws.Tests.Lambda;

/// <summary>The output of functions.</summary>
public sealed class FunctionLogTests
{
    [Fact]
    public async Task The_log_tells_each_invocation_and_its_end_comes_with_the_answer()
    {
        await using var world = await FunctionWorld.BehavingAsync("""{"answer":1,"log":["hello","world"]}""");

        var answer = await world.InvokeAsync(headers: ("x-amz-log-type", "Tail"));
        var tail = Encoding.UTF8.GetString(Convert.FromBase64String(answer.Headers["X-Amz-Log-Result"]));
        var stream = world.Server.Logs.Streams("/aws/lambda/api").Single().Name;
        var lines = world.Server.Logs.Read("/aws/lambda/api", stream).Select(entry => entry.Message).ToList();

        stream.ShouldStartWith("2026/01/05/[$LATEST]");
        string.Concat(lines.Select(line => line + "\n")).ShouldBe(tail);
        lines[0].ShouldStartWith("START RequestId: ");
        lines[1..3].ShouldBe(["hello", "world"]);
        lines[^1].ShouldContain("Duration: 0.00 ms");
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task A_long_log_comes_with_its_last_4_KB()
    {
        await using var world = await FunctionWorld.BehavingAsync($$"""{"log":["{{new string('a', 5000)}}","last words"]}""");

        var answer = await world.InvokeAsync(headers: ("x-amz-log-type", "Tail"));
        var tail = Convert.FromBase64String(answer.Headers["X-Amz-Log-Result"]);

        tail.Length.ShouldBe(4096);
        Encoding.UTF8.GetString(tail).ShouldContain("last words");
    }
}

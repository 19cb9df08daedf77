using System.Text;
using System.Text.Json.Nodes;
using Actions.Toolkit;
using Migrate.Engine;

namespace Migrate.Tests.InImage;

/// <summary>The small parts that speak with an engine.</summary>
public sealed class EnginePartsTests
{
    private const string Asker = "Input 'run-in': 'image'";

    [Fact]
    public void Without_a_socket_the_error_says_what_to_mount()
    {
        var refused = Should.Throw<UserError>(() => EngineSocket.Find(new Dictionary<string, string> { ["DOCKER_HOST"] = "unix:///nowhere/engine.sock" }, Asker, "/nowhere/docker.sock"));
        refused.FullText.ShouldContain("there is none at /nowhere/engine.sock or /nowhere/docker.sock");
        refused.FullText.ShouldContain("-v /var/run/docker.sock:/var/run/docker.sock");
    }

    [Fact]
    public void The_mounted_socket_counts_when_the_named_one_is_of_the_machine_only()
    {
        var mounted = Path.GetTempFileName();
        EngineSocket.Find(new Dictionary<string, string> { ["DOCKER_HOST"] = "unix:///run/user/1000/docker.sock" }, Asker, mounted).ShouldBe(mounted);
        EngineSocket.Find(new Dictionary<string, string> { ["DOCKER_HOST"] = "tcp://10.0.0.1:2375" }, Asker, mounted).ShouldBe(mounted);
        File.Delete(mounted);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(1000)]
    public async Task Both_streams_are_told_apart_however_the_bytes_arrive(int piece)
    {
        byte[] all = [.. FakeEngine.Frame("one\ntw"), .. FakeEngine.Frame("bad\n", isError: true), .. FakeEngine.Frame("o\n"), .. FakeEngine.Frame("")];
        var lines = new List<(string, bool)>();
        await OutputFrames.ReadAsync(new PiecemealStream(all, piece), (line, isPrinted) => lines.Add((line, isPrinted)), CancellationToken.None);
        lines.ShouldBe([("one", true), ("bad", false), ("two", true)]);
    }

    [Fact]
    public void A_line_without_end_is_handed_on_in_parts()
    {
        var lines = new List<string>();
        var buffer = new LineBuffer(lines.Add);
        buffer.Add(Encoding.UTF8.GetBytes(new string('x', LineBuffer.LongestLine + 3)));
        buffer.End();
        lines.Select(line => line.Length).ShouldBe([LineBuffer.LongestLine, 3]);
    }

    [Fact]
    public void A_workspace_in_a_volume_is_mounted_as_that_volume()
    {
        var container = JsonNode.Parse(
            """
            {"HostConfig":{"NetworkMode":"container:4f"},"NetworkSettings":{"Networks":{}},
             "Mounts":[{"Type":"bind","Source":"/srv","Destination":"/","RW":true},{"Type":"volume","Name":"jobs","Source":"/var/lib/docker/volumes/jobs/_data","Destination":"/jobs","RW":false}]}
            """)!;
        var surroundings = Surroundings.OfContainer(container, "/jobs/shop")!;
        surroundings.Network.ShouldBe("container:4f");
        surroundings.Workspace.ToJsonString().ShouldBe("""{"Type":"volume","Source":"jobs","Target":"/jobs","ReadOnly":true}""");
        Surroundings.OfContainer(JsonNode.Parse("""{"Mounts":[{"Destination":"/jobshop"}]}""")!, "/jobs").ShouldBeNull();
    }

    /// <summary>Gives a few bytes at a time, as a socket may.</summary>
    private sealed class PiecemealStream(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, piece)], cancellationToken);
    }
}

using System.Net.Sockets;
using System.Text;
using Actions.Toolkit;

namespace SbomScan.Tests.Images;

/// <summary>Images of the engine of the machine, over its socket.</summary>
public sealed class EngineExportTests : ImageFixture
{
    [Fact]
    public async Task The_engine_is_asked_for_one_image_and_what_it_sends_is_read()
    {
        using var engine = new OneAnswer(Folder, "200 OK", new TestImage { Name = "shop/api:1" }.With(new Layer().File("package.json", "{}")).DockerArchive());
        var image = await ReadAsync("daemon:shop/api", environment: engine.Environment);
        (await engine.Request).ShouldStartWith("GET /images/shop%2Fapi%3Alatest/get HTTP/1.1");
        image.Name.ShouldBe("shop/api");
        Paths(image.Platforms.ShouldHaveSingleItem()).ShouldBe(["package.json"]);
    }

    [Fact]
    public async Task An_image_that_the_engine_does_not_have_is_told_in_its_words()
    {
        using var engine = new OneAnswer(Folder, "404 Not Found", """{"message":"No such image: api:1"}"""u8.ToArray());
        var refused = await Should.ThrowAsync<FormatException>(() => ReadAsync("daemon:api:1", environment: engine.Environment));
        refused.Message.ShouldBe($"the container engine at {engine.Socket} does not give the image 'api:1': No such image: api:1; it has to be built or pulled on this runner first");
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_no_image()
    {
        using var engine = new OneAnswer(Folder, "200 OK", new TestImage().With(new Layer().File("package.json", "{}")).DockerArchive(), missing: 100);
        (await Should.ThrowAsync<FormatException>(() => ReadAsync("daemon:api:1", environment: engine.Environment))).Message.ShouldContain("did not send the image 'api:1'");
    }

    [Fact]
    public async Task An_engine_that_does_not_listen_any_more_is_named()
    {
        var socket = Path.Combine(Folder, "dead.sock");
        await File.WriteAllTextAsync(socket, "", TestContext.Current.CancellationToken);
        var environment = new Dictionary<string, string> { ["DOCKER_HOST"] = $"unix://{socket}" };
        (await Should.ThrowAsync<FormatException>(() => ReadAsync("daemon:api:1", environment: environment))).Message.ShouldContain($"the container engine at {socket} does not answer", Case.Insensitive);
    }

    [Fact]
    public void Without_a_socket_the_error_names_the_input_and_the_mount()
    {
        var refused = Should.Throw<UserError>(() => EngineSocket.Find(new Dictionary<string, string>(), "Input 'image': 'daemon:api'", "/nowhere/docker.sock"));
        refused.FullText.ShouldContain("Input 'image': 'daemon:api' needs the socket");
        refused.FullText.ShouldContain("-v /var/run/docker.sock:/var/run/docker.sock");
    }

    /// <summary>An engine that answers one request.</summary>
    private sealed class OneAnswer : IDisposable
    {
        private readonly Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

        public OneAnswer(string folder, string status, byte[] body, int missing = 0)
        {
            Socket = Path.Combine(folder, "engine.sock");
            listener.Bind(new UnixDomainSocketEndPoint(Socket));
            listener.Listen();
            Request = Task.Run(() => AnswerAsync(status, body, missing));
        }

        public string Socket { get; }

        public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string> { ["DOCKER_HOST"] = $"unix://{Socket}" };

        /// <summary>What was asked.</summary>
        public Task<string> Request { get; }

        public void Dispose() => listener.Dispose();

        private async Task<string> AnswerAsync(string status, byte[] body, int missing)
        {
            await using var stream = new NetworkStream(await listener.AcceptAsync(), ownsSocket: true);
            var request = new StringBuilder();
            var buffer = new byte[4096];
            while (!request.ToString().Contains("\r\n\r\n", StringComparison.Ordinal)) request.Append(Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer)));
            await stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"));
            await stream.WriteAsync(body.AsMemory(0, body.Length - missing));
            return request.ToString();
        }
    }
}

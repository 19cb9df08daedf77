using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using HealthCheck.Tests.Support;
using Testing.Http;

namespace HealthCheck.Tests;

/// <summary>Whatever a server does, the check ends with a verdict before the deadline and names what happened.</summary>
public sealed class HostileServerTests
{
    private static Task WriteAsync(Stream stream, string text) => stream.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();

    private static async Task<(int Exit, string Reason, string Log, string Summary)> CheckAsync(RawServer server, params (string Name, string Value)[] inputs)
    {
        using var run = HealthCheckRun.For(server.Url + "/").Input("retries", "0").Input("timeout", "500ms");
        foreach (var (name, value) in inputs) run.Input(name, value);
        await run.CheckAsync().WaitAsync(TimeSpan.FromSeconds(20));
        return (run.ExitCode, run.Outputs["reason"], run.Log, run.Summary);
    }

    [Fact]
    public async Task It_never_answers()
    {
        await using var server = RawServer.Start((_, _, cancellation) => Task.Delay(Timeout.Infinite, cancellation));

        (await CheckAsync(server)).Reason.ShouldStartWith("timeout: no complete answer within 500 ms, while waiting for the answer");
    }

    [Fact]
    public async Task It_sends_the_header_byte_by_byte()
    {
        await using var server = RawServer.Start(async (_, stream, cancellation) =>
        {
            foreach (var letter in "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
            {
                await WriteAsync(stream, letter.ToString());
                await Task.Delay(50, cancellation);
            }
        });

        (await CheckAsync(server)).Reason.ShouldStartWith("timeout: ");
    }

    [Fact]
    public async Task It_sends_the_body_byte_by_byte()
    {
        await using var server = RawServer.Start(async (_, stream, cancellation) =>
        {
            await WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            while (true)
            {
                await WriteAsync(stream, "x");
                await Task.Delay(50, cancellation);
            }
        });

        (await CheckAsync(server)).Reason.ShouldStartWith("timeout: no complete answer within 500 ms, while reading the body");
    }

    [Theory]
    [InlineData("", 0, "")]
    [InlineData("body contains end", 1, "too-large: ")]
    [InlineData("json $.status == ok", 1, "too-large: ")]
    public async Task Its_body_never_ends(string assert, int exit, string reason)
    {
        await using var server = RawServer.Start(async (_, stream, _) =>
        {
            await WriteAsync(stream, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            var chunk = "10000\r\n" + new string('x', 0x10000) + "\r\n";
            while (true) await WriteAsync(stream, chunk);
        });

        var result = await CheckAsync(server, ("assert", assert), ("timeout", "10s"));

        result.Exit.ShouldBe(exit, result.Log);
        result.Reason.ShouldStartWith(reason);
    }

    [Fact]
    public async Task Its_body_is_a_bomb_of_gzip()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 200; i++) gzip.Write(zeros);
        }

        await using var server = RawServer.Start(async (_, stream, cancellation) =>
        {
            await WriteAsync(stream, $"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n");
            await stream.WriteAsync(packed.ToArray(), cancellation);
        });

        var result = await CheckAsync(server, ("assert", "body contains end"), ("timeout", "10s"));

        result.Reason.ShouldStartWith("too-large: the body is longer than the 1 MiB that were read");
    }

    [Fact]
    public async Task Its_body_is_not_packed_as_it_says()
    {
        await using var server = RawServer.Start(_ => RawServer.Response(200, "plain", "Content-Encoding: gzip"));

        (await CheckAsync(server)).Reason.ShouldStartWith("protocol: the body is not packed");
    }

    [Fact]
    public async Task It_redirects_in_a_circle()
    {
        await using var server = RawServer.Start(_ => RawServer.Response(302, "", "Location: /again"));

        (await CheckAsync(server)).Reason.ShouldStartWith("redirect: more than 5 redirects");
        server.Requests.Count.ShouldBe(6);
    }

    [Fact]
    public async Task It_resets_the_connection_in_the_middle_of_the_body()
    {
        await using var server = RawServer.Start(async (_, stream, _) =>
        {
            await WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf");
            ((NetworkStream)stream).Socket.LingerState = new LingerOption(enable: true, seconds: 0);
        });

        (await CheckAsync(server)).Reason.ShouldStartWith("reset: ");
    }

    [Fact]
    public async Task Its_content_length_is_longer_than_its_body()
    {
        await using var server = RawServer.Start(_ => "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nshort");

        (await CheckAsync(server)).Reason.ShouldStartWith("reset: the server closed the connection before the answer was complete");
    }

    [Fact]
    public async Task Its_content_length_is_shorter_than_its_body()
    {
        await using var server = RawServer.Start(_ => "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok and HTTP/1.1 500 more");

        (await CheckAsync(server, ("assert", "body matches ^ok$"))).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task It_shows_a_login_page_with_status_200()
    {
        await using var server = RawServer.Start(_ => RawServer.Response(200, "<html><form action=/login></html>", "Content-Type: text/html"));

        (await CheckAsync(server, ("assert", "json $.status == ok"))).Reason.ShouldStartWith("assertion: expected 'json $.status == ok', found a body that is not JSON");
    }

    [Fact]
    public async Task Its_json_has_a_member_twice()
    {
        await using var server = RawServer.Start(_ => RawServer.Response(200, """{"status":"ok","status":"degraded"}"""));

        (await CheckAsync(server, ("assert", "json $.status == ok"))).Reason.ShouldStartWith("assertion: expected 'json $.status == ok', found \"degraded\"");
    }

    [Theory]
    [InlineData(64, 0)]
    [InlineData(65, 1)]
    [InlineData(100_000, 1)]
    public async Task Its_json_is_nested_deeper_than_anybody_would_write(int depth, int exit)
    {
        await using var server = RawServer.Start(_ => RawServer.Response(200, new string('[', depth) + new string(']', depth)));

        (await CheckAsync(server, ("assert", "json $..a missing"), ("timeout", "10s"))).Exit.ShouldBe(exit);
    }

    [Fact]
    public async Task It_closes_without_an_answer()
    {
        await using var server = RawServer.Start(_ => "");

        (await CheckAsync(server)).Reason.ShouldStartWith("reset: ");
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task It_does_not_speak_http()
    {
        await using var server = RawServer.Start(_ => "SSH-2.0-OpenSSH_9.2\r\n");

        (await CheckAsync(server)).Reason.ShouldStartWith("protocol: ");
    }

    [Fact]
    public async Task Its_header_is_larger_than_any_should_be()
    {
        await using var server = RawServer.Start(_ => RawServer.Response(200, "", "X-Big: " + new string('x', 100_000)));

        (await CheckAsync(server)).Reason.ShouldStartWith("too-large: the header");
    }

    [Fact]
    public async Task It_says_continue_first()
    {
        await using var server = RawServer.Start(_ => "HTTP/1.1 100 Continue\r\n\r\n" + RawServer.Response(200, "ok"));

        (await CheckAsync(server)).Exit.ShouldBe(0);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("no-such-charset")]
    [InlineData("\"quoted\"")]
    public async Task Its_body_is_not_valid_in_its_charset(string charset)
    {
        await using var server = RawServer.Start(async (_, stream, cancellation) =>
        {
            await WriteAsync(stream, $"HTTP/1.1 500 X\r\nContent-Type: text/plain; charset={charset}\r\nContent-Length: 6\r\n\r\n");
            await stream.WriteAsync(new byte[] { 0xff, 0xfe, (byte)'a', 0x00, 0xc3, 0x28 }, cancellation);
        });

        var result = await CheckAsync(server);

        result.Reason.ShouldStartWith("status: answered 500");
        result.Log.ShouldNotContain("\0");
    }

    [Fact]
    public async Task Its_body_holds_workflow_commands()
    {
        const string Body = "::error::gotcha\n  ::set-output name=result::healthy\n##[error]gotcha\nx ##[add-mask]a\n::stop-commands::x\n```\n````\n";
        await using var server = RawServer.Start(_ => RawServer.Response(500, Body));

        var result = await CheckAsync(server);

        var lines = result.Log.Split('\n');
        lines.Where(line => line.TrimStart().StartsWith("::", StringComparison.Ordinal) && line.Contains("gotcha", StringComparison.Ordinal)).ShouldBeEmpty();
        lines.Where(line => line.TrimStart().StartsWith("::set-output", StringComparison.Ordinal) || line.TrimStart().StartsWith("::stop-commands::x", StringComparison.Ordinal)).ShouldBeEmpty();
        result.Log.ShouldNotContain("##[");
        result.Summary.ShouldContain("`````\n::error::gotcha");
    }

    [Fact]
    public async Task Its_json_value_holds_line_breaks_and_commands()
    {
        await using var server = RawServer.Start(_ => RawServer.Response(200, """{"status":"a\n::error::gotcha\u001b[31m"}"""));

        var result = await CheckAsync(server, ("assert", "json $.status == ok"), ("version-path", "$.status"));

        result.Log.Split('\n').Where(line => line.StartsWith("::error::gotcha", StringComparison.Ordinal)).ShouldBeEmpty();
        result.Log.ShouldNotContain("\u001b");
    }

    [Fact]
    public async Task A_long_body_is_cut_in_log_and_summary()
    {
        await using var server = RawServer.Start(_ => RawServer.Response(500, new string('é', 5000)));

        var result = await CheckAsync(server);

        result.Summary.Count(letter => letter == 'é').ShouldBe(1024);
        result.Log.Count(letter => letter == 'é').ShouldBe(250);
    }

    [Fact]
    public async Task The_deadline_is_kept_while_servers_hang()
    {
        await using var server = RawServer.Start((_, _, cancellation) => Task.Delay(Timeout.Infinite, cancellation));
        using var run = HealthCheckRun.For([.. Enumerable.Range(0, 20).Select(i => $"{server.Url}/{i}")])
            .Input("timeout", "1m").Input("deadline", "500ms").Input("max-parallel", "4");

        await run.CheckAsync().WaitAsync(TimeSpan.FromSeconds(20));

        run.ExitCode.ShouldBe(1);
        run.Outputs["failed-count"].ShouldBe("20");
        run.Outputs["reason"].ShouldStartWith("deadline: no answer before the deadline of 500 ms");
    }

    [Fact]
    public async Task Attempts_in_flight_are_broken_off_at_the_deadline()
    {
        var closed = new TaskCompletionSource();
        await using var server = RawServer.Start(async (request, stream, cancellation) =>
        {
            await WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf");
            try
            {
                _ = await stream.ReadAsync(new byte[1], cancellation);
            }
            finally
            {
                closed.TrySetResult();
            }
        });
        using var run = HealthCheckRun.For(server.Url).Input("timeout", "10m").Input("deadline", "500ms");

        await run.CheckAsync().WaitAsync(TimeSpan.FromSeconds(20));
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(20));

        run.Outputs["reason"].ShouldStartWith("deadline: no answer before the deadline of 500 ms, while reading the body");
        run.Outputs["attempts"].ShouldBe("1");
    }
}

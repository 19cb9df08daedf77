using System.Net;
using System.Net.Sockets;
using System.Text;
using Notify.Delivery;
using Notify.Tests.Support;
using static Notify.Tests.Delivery.Post;

namespace Notify.Tests.Delivery;

/// <summary>What happens when no answer comes: never sent, or perhaps obeyed.</summary>
public sealed class UnsureTests
{
    private static readonly TimeSpan LongerThanATry = TimeSpan.FromSeconds(10);

    public static TheoryData<string> Everything => [.. Enum.GetNames<WhenUnsure>()];

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task A_refused_connection_was_never_sent_and_is_tried_again(string whenUnsure)
    {
        await using var post = Post.To("");

        var failure = await post.FailAsync(Enum.Parse<WhenUnsure>(whenUnsure), NobodyListens());

        (failure.MayHaveArrived, failure.Message).ShouldBe((false, "127.0.0.1 cannot be reached: connection error"));
        post.Log.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData(nameof(WhenUnsure.Repeat), 5)]
    [InlineData(nameof(WhenUnsure.RepeatOnce), 2)]
    [InlineData(nameof(WhenUnsure.GiveUp), 1)]
    public async Task A_connection_that_breaks_after_the_request_may_have_arrived(string whenUnsure, int requests)
    {
        await using var post = Post.ToOne((_, _, _) => Task.CompletedTask);

        var failure = await post.FailAsync(Enum.Parse<WhenUnsure>(whenUnsure));

        (failure.MayHaveArrived, failure.Message, post.Requests).ShouldBe((true, "127.0.0.1 broke the connection; it may have arrived all the same", requests));
    }

    [Theory]
    [InlineData(nameof(WhenUnsure.Repeat), 5)]
    [InlineData(nameof(WhenUnsure.RepeatOnce), 2)]
    [InlineData(nameof(WhenUnsure.GiveUp), 1)]
    public async Task A_receiver_that_hangs_is_left_when_the_try_has_taken_its_time(string whenUnsure, int requests)
    {
        await using var post = Post.ToOne(Hang);

        var failure = await post.FailAsync(Enum.Parse<WhenUnsure>(whenUnsure));

        (failure.MayHaveArrived, failure.Message, post.Requests).ShouldBe((true, "127.0.0.1 did not answer within 10 s; it may have arrived all the same", requests));
    }

    [Fact]
    public async Task What_comes_of_a_second_try_may_be_there_twice()
    {
        var connections = 0;
        await using var post = Post.ToOne((_, stream, cancellation) => connections++ == 0 ? Task.CompletedTask : Say(stream, Response(200, "ok"), cancellation));

        var answer = await post.SendAsync(WhenUnsure.RepeatOnce);

        (answer.Status, answer.MayBeDuplicated, post.Requests).ShouldBe((200, true, 2));
    }

    [Fact]
    public async Task A_refusal_whose_text_is_cut_is_a_refusal()
    {
        await using var post = Post.ToOne((_, stream, cancellation) => Say(stream, "HTTP/1.1 400 X\r\nContent-Length: 100\r\nConnection: close\r\n\r\ninvalid_bl", cancellation));

        var answer = await post.SendAsync(WhenUnsure.GiveUp);

        (answer.Status, post.Requests).ShouldBe((400, 1));
    }

    [Fact]
    public async Task A_success_whose_text_is_cut_is_not_known_to_be_one()
    {
        await using var post = Post.ToOne((_, stream, cancellation) => Say(stream, "HTTP/1.1 200 X\r\nContent-Length: 100\r\nConnection: close\r\n\r\n{\"ok\":", cancellation));

        (await post.FailAsync(WhenUnsure.GiveUp)).MayHaveArrived.ShouldBeTrue();
    }

    [Fact]
    public async Task An_endless_answer_is_read_up_to_a_mebibyte()
    {
        await using var post = Post.To(Response(200, new string('a', 3 << 20)));

        (await post.SendAsync()).Body.Length.ShouldBe(1 << 20);
    }

    [Fact]
    public async Task Only_hosts_are_named()
    {
        await using var post = Post.To("");

        (await post.FailAsync()).Message.ShouldNotContain("secret-path");

        string.Join('\n', post.Log).ShouldNotContain("secret-path");
    }

    [Fact]
    public void A_refusal_says_what_was_answered_and_how_long_to_wait()
    {
        var request = new SinkRequest(HttpMethod.Post, new Uri("https://hooks.example.com/services/T0/B0/x"), default);

        var failure = SinkHttp.Refused(request, new SinkAnswer(429, " slow down\n::error::now " + new string('x', 500), false) { Wait = TimeSpan.FromSeconds(90) }, "Send less.");

        failure.Message.ShouldBe($"hooks.example.com answered 429 and asks to wait 1 min 30 s: slow down\\n::error::now {new string('x', 300 - 24)}…. Send less.");
    }

    [Fact]
    public async Task What_must_not_be_there_twice_is_looked_for_before_it_is_sent_again()
    {
        var sent = 0;
        var looks = 0;

        var id = await OnlyOnce.SendAsync(
            () => ++sent == 3 ? Task.FromResult("third") : throw new SinkFailure("no answer") { MayHaveArrived = true },
            () => Task.FromResult(++looks == 9 ? "found" : null));

        (id, sent, looks).ShouldBe(("third", 3, 2));
        await Should.ThrowAsync<SinkFailure>(() => OnlyOnce.SendAsync(() => throw new SinkFailure("refused"), () => Task.FromResult<string?>("found")));
        (await OnlyOnce.SendAsync(() => throw new SinkFailure("no answer") { MayHaveArrived = true }, () => Task.FromResult<string?>("found"))).ShouldBe("found");
    }

    private static Task Hang(PacedTime time, Stream stream, CancellationToken cancellation)
    {
        time.Advance(LongerThanATry);
        return Task.Delay(Timeout.Infinite, cancellation);
    }

    private static Task Say(Stream stream, string text, CancellationToken cancellation) => stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation).AsTask();

    private static Uri NobodyListens()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/services/secret-path");
    }
}

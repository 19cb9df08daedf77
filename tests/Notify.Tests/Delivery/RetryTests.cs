using static Notify.Tests.Delivery.Post;

namespace Notify.Tests.Delivery;

/// <summary>Which answers are worth another try, and when.</summary>
public sealed class RetryTests
{
    private static readonly string Good = Response(200, "ok");

    [Theory]
    [InlineData(408, false)]
    [InlineData(425, false)]
    [InlineData(429, false)]
    [InlineData(500, false)]
    [InlineData(502, true)]
    [InlineData(503, false)]
    [InlineData(504, true)]
    public async Task Tries_again_when_the_receiver_could_not_just_now_and_doubts_what_somebody_in_between_says(int status, bool mayBeDuplicated)
    {
        await using var post = Post.To(Response(status, ""), Good);

        var answer = await post.SendAsync();

        (answer.Status, answer.Body, answer.MayBeDuplicated, post.Requests).ShouldBe((200, "ok", mayBeDuplicated, 2));
        post.Log.ShouldHaveSingleItem().ShouldStartWith($"127.0.0.1 answered {status}; trying again in ");
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(410)]
    [InlineData(413)]
    [InlineData(422)]
    [InlineData(501)]
    [InlineData(505)]
    public async Task Takes_every_other_answer_for_final(int status)
    {
        await using var post = Post.To(Response(status, "no"), Good);

        (await post.SendAsync()).Status.ShouldBe(status);

        post.Requests.ShouldBe(1);
    }

    [Fact]
    public async Task Goes_where_it_was_sent_and_not_where_it_is_pointed_to()
    {
        await using var other = Post.To(Good);
        await using var post = Post.To(Response(307, "", $"Location: {other.Address}"));

        (await post.SendAsync()).Status.ShouldBe(307);

        other.Requests.ShouldBe(0);
    }

    [Fact]
    public async Task Waits_longer_each_time_and_gives_up_after_five_tries()
    {
        await using var post = Post.To(Response(503, "busy"));

        (await post.SendAsync()).Body.ShouldBe("busy");

        post.Requests.ShouldBe(5);
        post.Time.Waits.Count.ShouldBe(4);
        post.Time.Elapsed.ShouldBeInRange(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Waits_as_many_seconds_as_the_receiver_asks_for()
    {
        await using var post = Post.To(Response(429, "", "Retry-After: 7"), Response(503, "", "Retry-After: 21"), Good);

        (await post.SendAsync()).Status.ShouldBe(200);

        post.Time.Waits.ShouldBe([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(21)]);
    }

    [Fact]
    public async Task Waits_until_the_time_that_the_receiver_names()
    {
        await using var post = Post.To(Response(429, "", "Retry-After: Thu, 01 Jan 2026 12:00:33 GMT"), Good);

        (await post.SendAsync()).Status.ShouldBe(200);

        post.Time.Waits.ShouldBe([TimeSpan.FromSeconds(33)]);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("Thu, 01 Jan 2026 11:59:00 GMT")]
    public async Task Waits_on_its_own_account_for_a_time_that_is_over(string asked)
    {
        await using var post = Post.To(Response(429, "", $"Retry-After: {asked}"), Good);

        (await post.SendAsync()).Status.ShouldBe(200);

        post.Time.Elapsed.ShouldBeInRange(TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("99999999999999999999")]
    public async Task Waits_on_its_own_account_when_it_cannot_read_what_is_asked(string asked)
    {
        await using var post = Post.To(Response(429, "", $"Retry-After: {asked}"), Good);

        (await post.SendAsync()).Status.ShouldBe(200);

        post.Time.Waits.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("59", 2)]
    [InlineData("60", 1)]
    [InlineData("3600", 1)]
    [InlineData("Thu, 01 Jan 2026 12:01:01 GMT", 1)]
    public async Task Does_not_begin_a_wait_that_ends_after_its_time(string asked, int requests)
    {
        await using var post = Post.To(Response(429, "", $"Retry-After: {asked}"), Good);

        await post.SendAsync();

        post.Requests.ShouldBe(requests);
    }

    [Fact]
    public async Task Spends_a_minute_in_all_and_not_for_each_wait()
    {
        await using var post = Post.To(Response(503, "", "Retry-After: 25"));

        var answer = await post.SendAsync();

        (answer.Status, answer.Wait, post.Requests, post.Time.Elapsed).ShouldBe((503, TimeSpan.FromSeconds(25), 3, TimeSpan.FromSeconds(50)));
    }
}

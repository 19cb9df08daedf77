using System.Diagnostics;
using System.Text;
using Actions.Toolkit;
using LocalGitHub;
using Notify.Sinks.Webhooks;
using Testing;

namespace Notify.Tests.Webhooks;

/// <summary>The receivers that the README shows.</summary>
public sealed class SignedRequestTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"status":"success","reason":"tea 🍵"}""");

    public static TheoryData<string, int, string, string, bool> Requests => new()
    {
        { "as it was sent", 0, "key", """{"status":"success","reason":"tea 🍵"}""", true },
        { "five minutes late", -300, "key", """{"status":"success","reason":"tea 🍵"}""", true },
        { "later than that", -301, "key", """{"status":"success","reason":"tea 🍵"}""", false },
        { "from the future", 301, "key", """{"status":"success","reason":"tea 🍵"}""", false },
        { "signed with another key", 0, "another", """{"status":"success","reason":"tea 🍵"}""", false },
        { "with another body", 0, "key", """{"status":"failure","reason":"tea 🍵"}""", false },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public void A_receiver_in_CSharp_believes_only_what_was_signed_just_now(string about, int age, string key, string received, bool isGenuine)
    {
        var timestamp = $"{Now.ToUnixTimeSeconds() + age}";
        var signatures = WebhookSignature.Of([new Secret("new"), new Secret(key)], timestamp, Body);

        SignedRequest.IsGenuine(Encoding.UTF8.GetBytes(received), timestamp, signatures, "key", Now).ShouldBe(isGenuine, about);
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_receiver_in_Python_believes_the_same(string about, int age, string key, string received, bool isGenuine)
    {
        var timestamp = $"{Now.ToUnixTimeSeconds() + age}";
        var signatures = WebhookSignature.Of([new Secret("new"), new Secret(key)], timestamp, Body);

        (await PythonAsync(timestamp, signatures, "key", $"{Now.ToUnixTimeSeconds()}", received)).ShouldBe($"{isGenuine}", about);
    }

    [Theory]
    [InlineData("")]
    [InlineData("now")]
    public void A_receiver_believes_nothing_without_a_time(string timestamp) =>
        SignedRequest.IsGenuine(Body, timestamp, WebhookSignature.Of([new Secret("key")], timestamp, Body), "key", Now).ShouldBeFalse();

    private static async Task<string> PythonAsync(params string[] arguments)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/python3"), "the receiver in Python is not tried: apt-get install -y python3");
        var start = new ProcessStartInfo("/usr/bin/python3", [Repository.File("tests", "Notify.Tests", "Webhooks", "receiver.py"), .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        (await errors).ShouldBeEmpty();
        return output.Trim();
    }
}

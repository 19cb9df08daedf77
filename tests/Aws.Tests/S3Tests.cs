using System.Security.Cryptography;
using System.Text;
using Actions.Toolkit;
using LocalAws.Faults;

namespace Actions.Aws.Tests;

/// <summary>Objects are written once and read whole, whatever happens on the way.</summary>
public class S3Tests
{
    private static readonly CancellationToken Never = CancellationToken.None;
    private static readonly S3Location Key = new("shop", "backend/1.4.0/lambda.zip");
    private static readonly byte[] Hello = Encoding.UTF8.GetBytes("hello");
    private static readonly string HelloSha256 = Convert.ToBase64String(SHA256.HashData(Hello));

    [Fact]
    public async Task What_was_written_is_seen_and_read()
    {
        await using var local = await Local.StartAsync();
        var options = new S3PutOptions { ContentType = "application/zip", Metadata = new Dictionary<string, string> { ["commit"] = "abc" } };
        var written = await local.Session.S3.PutAsync(Key, Hello, options, Never);

        var found = (await local.Session.S3.FindAsync(Key, Never))!;
        var read = await local.Session.S3.ReadAsync(Key, 100, Never);

        (found.ETag, found.Size, found.Sha256, found.Metadata["commit"]).ShouldBe((written.ETag, 5, HelloSha256, "abc"));
        found.LastModified.ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
        read.Bytes.ShouldBe(Hello);
        read.ETag.ShouldBe(written.ETag);
        local.Server.Buckets.Find("shop")!.Find(Key.Key)!.Properties["ContentType"]!.GetValue<string>().ShouldBe("application/zip");
        local.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task What_is_not_there_is_null_to_look_at_and_named_to_read()
    {
        await using var local = await Local.StartAsync();

        (await local.Session.S3.FindAsync(Key, Never)).ShouldBeNull();
        var noKey = await Should.ThrowAsync<AwsException>(() => local.Session.S3.ReadAsync(Key, 100, Never));
        var noBucket = await Should.ThrowAsync<AwsException>(() => local.Session.S3.PutAsync(new S3Location("other", "key"), Hello, new(), Never));

        (noKey.Code, noBucket.Code).ShouldBe(("NoSuchKey", "NoSuchBucket"));
        noKey.Message.ShouldContain("s3:GetObject failed for s3://shop/backend/1.4.0/lambda.zip in account 123456789012");
        noKey.Remedy!.ShouldContain("a lifecycle rule of the bucket has removed it");
        noBucket.Message.ShouldContain("s3://other/key");
        noBucket.Remedy!.ShouldContain("no bucket of this name");
    }

    [Fact]
    public async Task A_denied_look_names_the_action_the_object_and_the_right_to_list()
    {
        await using var local = await Local.StartAsync(new FaultRule(FaultKind.Deny) { Operation = "HeadObject" });
        var denied = await Should.ThrowAsync<AwsException>(() => local.Session.S3.FindAsync(Key, Never));

        denied.IsAccessDenied.ShouldBeTrue();
        denied.Remedy!.ShouldContain("\"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::shop/backend/1.4.0/lambda.zip\"");
        denied.Remedy!.ShouldContain("s3:ListBucket");
    }

    [Fact]
    public async Task Each_version_can_be_read()
    {
        await using var local = await Local.StartAsync();
        var key = new S3Location("versioned", "app.zip");
        var first = await local.Session.S3.PutAsync(key, Hello, new(), Never);
        await local.Session.S3.PutAsync(key, [1], new(), Never);

        (await local.Session.S3.ReadAsync(key with { VersionId = first.VersionId }, 100, Never)).Bytes.ShouldBe(Hello);
        (await local.Session.S3.FindAsync(key with { VersionId = first.VersionId }, Never))!.VersionId.ShouldBe(first.VersionId);
        (await local.Session.S3.FindAsync(key with { VersionId = "none" }, Never)).ShouldBeNull();
    }

    [Fact]
    public async Task Of_many_writers_one_creates_the_object()
    {
        await using var local = await Local.StartAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => OutcomeAsync(() =>
            local.Session.S3.PutAsync(Key, [(byte)number], new() { IfAbsent = true }, Never))));

        outcomes.Count(outcome => outcome.Length == 0).ShouldBe(1);
        outcomes.Count(outcome => outcome == "PreconditionFailed").ShouldBe(7);
    }

    [Fact]
    public async Task What_has_changed_is_neither_overwritten_nor_deleted()
    {
        await using var local = await Local.StartAsync();
        var first = await local.Session.S3.PutAsync(Key, Hello, new(), Never);
        var second = await local.Session.S3.PutAsync(Key, [1], new() { IfMatch = first.ETag }, Never);

        (await OutcomeAsync(() => local.Session.S3.PutAsync(Key, [2], new() { IfMatch = first.ETag }, Never))).ShouldBe("PreconditionFailed");
        var kept = await Should.ThrowAsync<AwsException>(() => local.Session.S3.DeleteAsync(Key, first.ETag, Never));
        kept.IsConditionFailed.ShouldBeTrue();
        kept.Remedy!.ShouldContain("Someone else changed it");
        await local.Session.S3.DeleteAsync(Key, second.ETag, Never);
        (await local.Session.S3.FindAsync(Key, Never)).ShouldBeNull();
    }

    [Theory]
    [InlineData(FaultKind.ResetAfter, 1)]
    [InlineData(FaultKind.ResetBefore, 2)]
    [InlineData(FaultKind.Error500, 2)]
    public async Task A_conditional_write_whose_answer_was_lost_is_looked_for(FaultKind kind, int sent)
    {
        await using var local = await Local.StartAsync(new FaultRule(kind) { Operation = "PutObject", Nth = 1 });

        var written = await local.Session.S3.PutAsync(Key, Hello, new() { IfAbsent = true }, Never);

        written.ETag.ShouldBe((await local.Session.S3.FindAsync(Key, Never))!.ETag);
        local.Server.Records.Count("s3:PutObject").ShouldBe(sent);
        local.Server.Records.Executed("s3:PutObject").ShouldBe(1);
    }

    [Fact]
    public async Task A_lost_write_over_somebody_elses_object_is_not_taken_for_ones_own()
    {
        await using var local = await Local.StartAsync(new FaultRule(FaultKind.ResetAfter) { Operation = "PutObject", Nth = 1 });
        local.Server.Buckets.Put("shop", Key.Key, [9]);

        (await OutcomeAsync(() => local.Session.S3.PutAsync(Key, Hello, new() { IfAbsent = true }, Never))).ShouldBe("PreconditionFailed");
    }

    [Theory]
    [InlineData(FaultKind.Throttle, 50)]
    [InlineData(FaultKind.ResetBefore, 30)]
    [InlineData(FaultKind.ResetAfter, 30)]
    [InlineData(FaultKind.Error500, 30)]
    [InlineData(FaultKind.HtmlPage, 30)]
    public async Task Forty_of_forty_reads_and_writes_succeed(FaultKind kind, double percent)
    {
        await using var local = await Local.StartAsync(new FaultRule(kind) { Percent = percent });
        for (var i = 0; i < 10; i++)
        {
            var key = Key with { Key = $"key-{i}" };
            var written = await local.Session.S3.PutAsync(key, Hello, new() { IfAbsent = true }, Never);
            (await local.Session.S3.FindAsync(key, Never))!.Sha256.ShouldBe(HelloSha256);
            (await local.Session.S3.ReadAsync(key, 100, Never)).Bytes.ShouldBe(Hello);
            await local.Session.S3.DeleteAsync(key, written.ETag, Never);
        }

        local.Server.Records.All.Count(record => record.Fault is not null).ShouldBeGreaterThan(5);
        local.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task A_body_that_ends_early_is_read_again()
    {
        await using var local = await Local.StartAsync(new FaultRule(FaultKind.TruncatedBody) { Operation = "GetObject", First = 2 });
        local.Server.Buckets.Put("shop", Key.Key, Hello);

        (await local.Session.S3.ReadAsync(Key, 100, Never)).Bytes.ShouldBe(Hello);
        local.Server.Records.Count("s3:GetObject").ShouldBe(3);
    }

    [Fact]
    public async Task A_cancelled_call_returns_at_once()
    {
        await using var local = await Local.StartAsync(new FaultRule(FaultKind.Latency) { Operation = "GetObject", Delay = TimeSpan.FromSeconds(30) });
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await Should.ThrowAsync<OperationCanceledException>(() => local.Session.S3.ReadAsync(Key, 100, cancel.Token));
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_large_file_goes_in_parts_and_comes_back_whole()
    {
        await using var local = await Local.StartAsync(new FaultRule(FaultKind.Throttle) { Operation = "UploadPart", Nth = 1 });
        using var files = new LargeFile();

        var written = await local.Session.S3.UploadAsync(Key, files.Path, new() { ContentType = "application/zip", IfAbsent = true }, Never);
        var found = (await local.Session.S3.FindAsync(Key, Never))!;
        await local.Session.S3.DownloadAsync(Key, files.Other, files.Content.Length, Never);

        (found.ETag, found.Size, found.Sha256).ShouldBe((written.ETag, files.Content.Length, Convert.ToBase64String(SHA256.HashData(files.Content))));
        (await File.ReadAllBytesAsync(files.Other, Never)).ShouldBe(files.Content);
        local.Server.Records.Executed("s3:UploadPart").ShouldBe(2);
        (await OutcomeAsync(() => local.Session.S3.UploadAsync(Key, files.Path, new() { IfAbsent = true }, Never))).ShouldBe("PreconditionFailed");
        local.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task An_upload_in_parts_whose_answer_was_lost_is_found_and_not_repeated()
    {
        await using var local = await Local.StartAsync(new FaultRule(FaultKind.ResetAfter) { Operation = "CompleteMultipartUpload", Nth = 1 });
        using var files = new LargeFile();

        await local.Session.S3.UploadAsync(Key, files.Path, new() { IfAbsent = true }, Never);

        local.Server.Records.Executed("s3:CompleteMultipartUpload").ShouldBe(1);
    }

    [Fact]
    public async Task An_upload_in_parts_that_fails_leaves_no_parts_behind()
    {
        await using var local = await Local.StartAsync(new FaultRule(FaultKind.Deny) { Operation = "UploadPart" });

        (await OutcomeAsync(() => UploadLargeAsync(local))).ShouldBe("AccessDenied");

        local.Server.Records.Executed("s3:AbortMultipartUpload").ShouldBe(1);
        (await local.Session.S3.FindAsync(Key, Never)).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_larger_than_wanted_is_not_read()
    {
        await using var local = await Local.StartAsync();
        local.Server.Buckets.Put("shop", Key.Key, Hello);
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));

        (await Should.ThrowAsync<WorldError>(() => local.Session.S3.ReadAsync(Key, 4, Never))).Message.ShouldContain("has 5 bytes; at most 4 are read");
        await Should.ThrowAsync<WorldError>(() => local.Session.S3.DownloadAsync(Key, path, 4, Never));
        File.Exists(path).ShouldBeFalse();
    }

    [Fact]
    public async Task A_checksum_that_only_other_clients_compute_does_not_matter()
    {
        await using var local = await Local.StartAsync();
        local.Server.Buckets.Find("shop")!.Add(new(Key.Key, Hello, "\"5d41402abc4b2a76b9719d911017c592\"", DateTimeOffset.UtcNow)
        {
            Checksums = new() { ["ChecksumCRC64NVME"] = "M3eFcAZSQlc=", ["ChecksumType"] = "FULL_OBJECT" },
        });

        (await local.Session.S3.ReadAsync(Key, 100, Never)).Bytes.ShouldBe(Hello);
        (await local.Session.S3.FindAsync(Key, Never))!.Sha256.ShouldBeNull();
    }

    internal static bool IsOfUploadInParts(string operation) => operation is "s3:CreateMultipartUpload" or "s3:UploadPart" or "s3:CompleteMultipartUpload";

    internal static async Task UploadLargeAsync(Local local)
    {
        using var files = new LargeFile();
        await local.Session.S3.UploadAsync(Key, files.Path, new(), Never);
    }

    private static async Task<string> OutcomeAsync(Func<Task> call)
    {
        try
        {
            await call();
            return "";
        }
        catch (AwsException refused)
        {
            return refused.Code;
        }
    }

    /// <summary>A file of one part and a byte, and a name for another.</summary>
    private sealed class LargeFile : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("s3-").FullName;

        public LargeFile()
        {
            new Random(1).NextBytes(Content);
            File.WriteAllBytes(Path, Content);
        }

        public byte[] Content { get; } = new byte[S3Writes.PartSize + 1];

        public string Path => System.IO.Path.Combine(folder, "file");

        public string Other => System.IO.Path.Combine(folder, "other");

        public void Dispose() => Directory.Delete(folder, recursive: true);
    }
}

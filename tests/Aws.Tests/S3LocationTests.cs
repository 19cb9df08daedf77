namespace Actions.Aws.Tests;

public class S3LocationTests
{
    [Theory]
    [InlineData("s3://shop/key", "shop", "key", null)]
    [InlineData("s3://shop.eu-1/folder/a b?.zip", "shop.eu-1", "folder/a b?.zip", null)]
    [InlineData("s3://shop/folder//key/", "shop", "folder//key/", null)]
    [InlineData("s3://shop/key?versionId=3/L4kq", "shop", "key", "3/L4kq")]
    public void Reads_bucket_key_and_version(string text, string bucket, string key, string? version)
    {
        var location = S3Location.Parse(text);

        location.ShouldBe(new S3Location(bucket, key, version));
        location.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("shop/key", "expected s3://bucket/key")]
    [InlineData("S3://shop/key", "expected s3://bucket/key")]
    [InlineData("s3://shop", "expected s3://bucket/key")]
    [InlineData("s3://shop/", "expected s3://bucket/key")]
    [InlineData("https://shop.s3.amazonaws.com/key", "expected s3://bucket/key")]
    [InlineData("s3://Shop/key", "'Shop' is no name of a bucket")]
    [InlineData("s3://sh/key", "'sh' is no name of a bucket")]
    [InlineData("s3://a..b/key", "'a..b' is no name of a bucket")]
    [InlineData("s3:///key", "'' is no name of a bucket")]
    [InlineData("s3://shop/key?versionId=", "expected s3://bucket/key?versionId=version")]
    [InlineData("s3://shop/?versionId=1", "expected s3://bucket/key?versionId=version")]
    public void Says_what_is_wrong(string text, string problem) =>
        Should.Throw<FormatException>(() => S3Location.Parse(text)).Message.ShouldContain(problem);

    [Fact]
    public void A_key_has_1024_bytes_at_most()
    {
        S3Location.Parse($"s3://shop/{new string('ä', 512)}").Key.Length.ShouldBe(512);
        Should.Throw<FormatException>(() => S3Location.Parse($"s3://shop/{new string('ä', 513)}")).Message.ShouldContain("1024 bytes");
    }
}

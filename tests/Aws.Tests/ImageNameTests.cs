namespace Actions.Aws.Tests;

public sealed class ImageNameTests
{
    private const string Registry = "111122223333.dkr.ecr.eu-central-1.amazonaws.com";

    [Theory]
    [InlineData("app", "app", null, null)]
    [InlineData("app:1.4", "app", "1.4", null)]
    [InlineData("localhost:5000/app", "localhost:5000/app", null, null)]
    [InlineData("localhost:5000/app:v1@sha256:ab", "localhost:5000/app", "v1", "sha256:ab")]
    public void An_image_is_repository_tag_and_digest(string image, string repository, string? tag, string? digest) =>
        ImageName.Parse(image).ShouldBe(new ImageName(image, repository, tag, digest));

    [Theory]
    [InlineData("app", "latest")]
    [InlineData("localhost:5000/app", "latest")]
    [InlineData("app:1.0", "1.0")]
    [InlineData("app:1.0@sha256:ab", "sha256:ab")]
    public void What_is_pulled_is_the_digest_else_the_tag_else_latest(string image, string version) => ImageName.Parse(image).Version.ShouldBe(version);

    [Theory]
    [InlineData("app", true)]
    [InlineData("app:latest", true)]
    [InlineData("app:main", true)]
    [InlineData("app:1.4.0", false)]
    [InlineData("app:9fceb02", false)]
    [InlineData("app:latest@sha256:ab", false)]
    public void A_tag_without_a_digit_moves(string image, bool moves) => ImageName.Parse(image).HasMovingTag.ShouldBe(moves);

    [Theory]
    [InlineData($"{Registry}/team/app:1", "111122223333", "eu-central-1", "team/app")]
    [InlineData("111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/app", "111122223333", "cn-north-1", "app")]
    public void An_image_of_ECR_says_where_it_is(string image, string account, string region, string repository) =>
        ImageName.Parse(image).Ecr.ShouldBe(new EcrPlace(account, region, repository));

    [Theory]
    [InlineData("public.ecr.aws/docker/library/nginx:1")]
    [InlineData("ghcr.io/acme/app:1")]
    [InlineData("shop/app:1")]
    public void Other_registries_are_not_looked_at(string image) => ImageName.Parse(image).Ecr.ShouldBeNull();

    [Fact]
    public void The_digest_takes_the_place_of_the_tag() => ImageName.Parse($"{Registry}/app:1").WithDigest("sha256:ab").ShouldBe($"{Registry}/app@sha256:ab");
}

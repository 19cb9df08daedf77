namespace Actions.Aws;

/// <summary>The ECR operations.</summary>
internal static class EcrOperations
{
    public static readonly Operation<DescribeImagesInput, DescribeImagesOutput> DescribeImages = new(
        ServiceInfo.Ecr, "DescribeImages", Repeat.Freely, EcrJson.Default.DescribeImagesInput, EcrJson.Default.DescribeImagesOutput,
        input => Images(input.RepositoryName, input.ImageIds), "ecr:DescribeImages");

    public static readonly Operation<BatchGetImageInput, BatchGetImageResponse> BatchGetImage = new(
        ServiceInfo.Ecr, "BatchGetImage", Repeat.Freely, EcrJson.Default.BatchGetImageInput, EcrJson.Default.BatchGetImageResponse,
        input => Images(input.RepositoryName, input.ImageIds), "ecr:BatchGetImage");

    public static IReadOnlyList<Operation> All { get; } = [DescribeImages, BatchGetImage];

    private static string Images(string repository, IReadOnlyList<EcrImageId> ids) =>
        $"{(ids.Count == 1 ? "image" : "images")} {string.Join(", ", ids)} of repository {repository}";
}

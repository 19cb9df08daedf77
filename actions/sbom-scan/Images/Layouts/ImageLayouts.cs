using SbomScan.Images.Files;

namespace SbomScan.Images.Layouts;

/// <summary>Tells the layouts apart.</summary>
internal static class ImageLayouts
{
    /// <exception cref="FormatException">It is none of them.</exception>
    public static StoredImages Read(ImageSourceKind kind, IImageFiles files, ImagePlatform? wish, ImageLimits limits)
    {
        var (isDocker, isOci) = (files.Has(DockerArchive.Manifest), files.Has(OciLayout.Index));
        // Docker writes both, and may leave images out that its index names: its own manifest names what is there.
        if (isDocker && kind != ImageSourceKind.OciLayout) return new DockerArchive(files, limits).Read(wish);
        if (isOci && kind is ImageSourceKind.OciLayout or ImageSourceKind.Any) return new OciLayout(files, wish, limits).Read();
        throw new FormatException(kind switch
        {
            ImageSourceKind.OciLayout => $"it holds no {OciLayout.Index}: it is not an OCI layout, as 'docker buildx build --output type=oci' writes it",
            _ when isOci => "it is an OCI layout: give it as oci-layout:",
            _ when files.Has("repositories") => "it is an archive of a Docker before 1.10, which is not read: save the image again",
            _ => $"it holds neither {DockerArchive.Manifest} nor {OciLayout.Index}: it is not an image as 'docker save' writes it ('docker export' writes the files of a container alone)",
        });
    }
}
